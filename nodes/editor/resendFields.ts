/** Fields of operations that send again, without uploading it, what lies on WeChat's CDN already. */
import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../engine/operation';

/** What a gateway tells of a file that it has put onto the CDN. */
export interface Earlier {
	/** What the editor calls this way. */
	choice: string;
	/** What the editor calls the file. */
	displayName: string;
	/** The operation that has put it there, by its name. */
	operation: string;
	/** What it returned. */
	members: Field[];
	/**
	 * The message that shows the file.
	 *
	 * @param file what `members` say
	 * @param seconds how long a video plays
	 */
	write: (file: IDataObject, seconds?: unknown) => string;
}

const XML = 'xml';
const EARLIER = 'earlier';

/** Where it comes from: a message, or the CDN. */
const source = (name: string, displayName: string, { choice, operation }: Earlier): Field => ({
	name,
	displayName,
	wire: 'string',
	isOwn: true,
	prominent: true,
	default: XML,
	whenEmpty: XML,
	choices: [
		{ name: choice, value: EARLIER, description: `What ${operation} returned` },
		{ name: 'Message XML', value: XML, description: 'A message that was received' },
	],
	description: 'What was uploaded once can be sent to as many as you like',
});

const earlierFile = (
	name: string,
	from: string,
	{ displayName, operation, members }: Earlier,
): Field => ({
	name,
	displayName,
	wire: 'object',
	isOwn: true,
	required: true,
	when: { [from]: [EARLIER] },
	default: '={{ $json }}',
	placeholder: `e.g. {{ $('${operation}').first().json }}`,
	description: `All that ${operation} returned. Right behind it, this is filled in already; behind other nodes, take it from the output of that one.`,
	members,
});

/** The XML of a message, as it was received or as it is made up for what lies on the CDN. */
const messageOf = (
	messageXml: Field,
	from: string,
	write: (values: IDataObject) => string,
): Field => ({
	...messageXml,
	when: { [from]: [XML] },
	derive: (values) => (values[from] === EARLIER ? write(values) : undefined),
});

const seconds: Field = {
	name: 'videoSeconds',
	displayName: 'Video Length (Seconds)',
	wire: 'integer',
	isOwn: true,
	required: true,
	when: { videoFrom: [EARLIER] },
	placeholder: 'e.g. 10',
	description: 'How long the video plays, as it was sent',
};

/** @param messageXml the field that takes the XML of a message */
export const imageAgain = (messageXml: Field, earlier: Earlier): Field[] => [
	source('imageFrom', 'Image From', earlier),
	earlierFile('sentImage', 'imageFrom', earlier),
	messageOf(messageXml, 'imageFrom', ({ sentImage }) => earlier.write(sentImage as IDataObject)),
];

/** @param messageXml the field that takes the XML of a message */
export const videoAgain = (messageXml: Field, earlier: Earlier): Field[] => [
	source('videoFrom', 'Video From', earlier),
	earlierFile('sentVideo', 'videoFrom', earlier),
	seconds,
	messageOf(messageXml, 'videoFrom', ({ sentVideo, videoSeconds }) =>
		earlier.write(sentVideo as IDataObject, videoSeconds),
	),
];
