/** Fields of operations that send again, without uploading it, what lies on WeChat's CDN already. */
import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../engine/operation';

/** What a gateway tells of a file that it has put onto the CDN. */
export interface Earlier {
	/** What the editor calls this way. */
	choice: string;
	/** The operations that have put it there, by their names. */
	operations: string;
	/** How such an operation may be named in an expression. */
	example: string;
}

/** An image or a video there. */
export interface EarlierFile {
	/** What it is known by. */
	members: Field[];
	/**
	 * The message that shows it.
	 *
	 * @param file what `members` say
	 * @param seconds how long a video plays
	 */
	write: (file: IDataObject, seconds?: unknown) => string;
}

const FROM = 'mediaFrom';
const XML = 'xml';
const EARLIER = 'earlier';

/** Where it comes from: a message, or the CDN. */
const source = ({ choice, operations }: Earlier): Field => ({
	name: FROM,
	displayName: 'From',
	wire: 'string',
	isOwn: true,
	prominent: true,
	default: XML,
	whenEmpty: XML,
	choices: [
		{ name: choice, value: EARLIER, description: `What ${operations} returned` },
		{ name: 'Message XML', value: XML, description: 'A message that was received' },
	],
	description: 'What was uploaded once can be sent to as many as you like',
});

const earlierFile = ({ choice, operations, example }: Earlier, members: Field[]): Field => ({
	name: 'sentBefore',
	displayName: choice,
	wire: 'object',
	isOwn: true,
	required: true,
	when: { [FROM]: [EARLIER] },
	default: '={{ $json }}',
	placeholder: `e.g. {{ $('${example}').first().json }}`,
	description: `All that ${operations} returned. Right behind it, this is filled in already; behind other nodes, take it from the output of that one.`,
	members,
});

const seconds: Field = {
	name: 'videoSeconds',
	displayName: 'Video Length (Seconds)',
	wire: 'integer',
	isOwn: true,
	required: true,
	when: { [FROM]: [EARLIER] },
	placeholder: 'e.g. 10',
	description: 'How long the video plays, as it was sent',
};

/** The XML of a message, as it was received or as it is made up for what lies on the CDN. */
const messageOf = (messageXml: Field, { write }: EarlierFile): Field => ({
	...messageXml,
	when: { [FROM]: [XML] },
	derive: ({ [FROM]: from, sentBefore, videoSeconds }) =>
		from === EARLIER ? write(sentBefore as IDataObject, videoSeconds) : undefined,
});

/** @param messageXml the field that takes the XML of a message */
export const imageAgain = (messageXml: Field, earlier: Earlier, image: EarlierFile): Field[] => [
	source(earlier),
	earlierFile(earlier, image.members),
	messageOf(messageXml, image),
];

/** @param messageXml the field that takes the XML of a message */
export const videoAgain = (messageXml: Field, earlier: Earlier, video: EarlierFile): Field[] => [
	source(earlier),
	earlierFile(earlier, video.members),
	seconds,
	messageOf(messageXml, video),
];
