/**
 * The vendor advises to put a file that goes to many onto WeChat's CDN once and to forward it from there.
 * How the message is made up it does not say: this is WeChat's own form, with what the upload returned.
 */
import type { IDataObject } from 'n8n-workflow';

import { type Earlier, imageAgain, videoAgain } from '../../editor/resendFields';
import type { Field } from '../../engine/operation';
import { imageMessage, videoMessage } from '../../events/cdnXml';
import { messageXml } from './fields';

/** Where an upload lies; its size has another name for images. */
const uploaded = (length: string): Field[] => [
	{ name: 'cdnUrl', displayName: 'CDN URL', wire: 'string', required: true },
	{ name: 'aesKey', displayName: 'AES Key', wire: 'string', required: true },
	{ name: length, displayName: 'Length', wire: 'integer', required: true },
];

/** @param upload what Upload CDN Image returned */
export const imageXml = ({ cdnUrl, aesKey, hdLength }: IDataObject): string =>
	imageMessage({ key: aesKey, place: cdnUrl, length: hdLength });

/** @param upload what Upload CDN Video returned */
export const videoXml = ({ cdnUrl, aesKey, length }: IDataObject, seconds: unknown): string =>
	videoMessage({ key: aesKey, place: cdnUrl, length }, seconds);

const earlier: Earlier = {
	choice: 'CDN Upload',
	operations: 'Upload CDN Image or Upload CDN Video',
	example: 'Upload CDN Image',
};

/** The image that is forwarded: by the XML of its message, or as it was uploaded before. */
export const forwardedImage = imageAgain(messageXml, earlier, {
	members: uploaded('hdLength'),
	write: imageXml,
});

/** As `forwardedImage`, for a video. */
export const forwardedVideo = videoAgain(messageXml, earlier, {
	members: uploaded('length'),
	write: videoXml,
});
