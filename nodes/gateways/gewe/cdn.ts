/**
 * What was sent once is sent again without being uploaded: the answer to a sent image or video says where
 * it lies on WeChat's CDN, and the message that is forwarded is made up from that. Filled in is what the
 * vendor says to replace in its own example; the account that forwards may be another one.
 */
import type { IDataObject } from 'n8n-workflow';

import { type Earlier, imageAgain, videoAgain } from '../../editor/resendFields';
import type { Field } from '../../engine/operation';
import { imageMessage, videoMessage } from '../../events/cdnXml';
import { messageXml } from './fields';

/** Where a file lies. */
const members: Field[] = [
	{ name: 'aesKey', displayName: 'AES Key', wire: 'string', required: true },
	{ name: 'fileId', displayName: 'File ID', wire: 'string', required: true },
	{ name: 'length', displayName: 'Length', wire: 'integer', required: true },
];

/** @param sent what Send Image returned */
export const imageXml = ({ aesKey, fileId, length, md5 }: IDataObject): string =>
	imageMessage({ key: aesKey, place: fileId, length, md5 });

/**
 * @param sent what Send Video returned, which has no checksum
 * @param seconds how long it plays, as it was sent
 */
export const videoXml = ({ aesKey, fileId, length }: IDataObject, seconds: unknown): string =>
	videoMessage({ key: aesKey, place: fileId, length }, seconds);

const earlier: Earlier = {
	choice: 'Earlier Send',
	operations: 'Send Image or Send Video',
	example: 'Send Image',
};

/** The image that is forwarded: by the XML of its message, or as it was sent before. */
export const forwardedImage = imageAgain(messageXml, earlier, {
	members: [...members, { name: 'md5', displayName: 'MD5', wire: 'string' }],
	write: imageXml,
});

/** As `forwardedImage`, for a video. */
export const forwardedVideo = videoAgain(messageXml, earlier, { members, write: videoXml });
