import type { IDataObject } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { numberOption, type Task } from '../call';
import { excerpt } from '../excerpt';
import { Fault, InputFault, PartialFault, UncertainFault } from '../fault';
import type { Operation } from '../operation';
import { CanceledFault } from '../pause';
import { splitText } from '../splitText';
import { mentionOf } from './mentions';

/** Ours: no gateway says how much a message takes. */
const CHARACTERS = 1_000;

/** Fewer would make a flood of messages out of a slip. */
const FEWEST = 50;

const LABEL = 'Split Long Text (Characters)';

/** How long a part may be, where the user wants parts. */
function longestPart(options: IDataObject): number | undefined {
	if (options.splitText === undefined) return undefined;
	const most = numberOption(options, 'splitText', LABEL, CHARACTERS);
	if (Number.isInteger(most) && most >= FEWEST) return most;
	throw new InputFault(
		`'${LABEL}' needs a whole number of ${FEWEST} or more, but holds ${most}`,
		'Each part is a message of its own. Remove the option to send the text as it is.',
	);
}

/** Where the text stands in a body that may be split. */
const textKey = ({ fields }: Operation): string | undefined =>
	fields.find(({ mayBeSplit }) => mayBeSplit)?.name;

/** Only the members whose mention stands in a part are notified by it, and by the first of these alone. */
function mentioning(
	{ mentions }: Operation,
	names: Map<string, string>,
	parts: IDataObject[],
): IDataObject[] {
	if (!mentions) return parts;
	const left = new Map(names);
	return parts.map((part) => {
		const text = String(part[mentions.text]);
		const here = [...left].filter(([, name]) => text.includes(mentionOf(name)));
		for (const [id] of here) left.delete(id);
		// What is undefined is not sent.
		const members = here.map(([id]) => id).join(',') || undefined;
		return { ...part, [mentions.members]: members };
	});
}

/**
 * The bodies of the messages that a text goes out in.
 *
 * @param names of those that it mentions, by their IDs
 * @returns nothing where the user wants no parts
 * @throws InputFault when the length of a part makes no sense
 */
export function partsOf(
	{ operation, options }: Pick<Task, 'operation' | 'options'>,
	body: IDataObject,
	names: Map<string, string>,
): IDataObject[] | undefined {
	const key = textKey(operation);
	const most = key === undefined ? undefined : longestPart(options);
	if (key === undefined || most === undefined) return undefined;
	const texts = splitText(String(body[key]), most);
	const parts = texts.map((text) => ({ ...body, [key]: text }));
	return mentioning(operation, names, parts);
}

/** One of several parts has not gone out, or nobody knows. */
export class PartStop extends Error {
	/**
	 * @param sent so many before it have gone out
	 * @param text of the part
	 * @param reason what it has failed with
	 */
	constructor(
		private readonly sent: number,
		private readonly total: number,
		private readonly text: string,
		readonly reason: unknown,
	) {
		super('A part of the text was not sent');
	}

	/** @param reason the same in words for the user */
	toFault(reason: unknown): unknown {
		const { sent, total } = this;
		const isOpen =
			reason instanceof UncertainFault || (reason instanceof CanceledFault && reason.underWay);
		if (sent === 0 && !isOpen) return reason;
		const which = sent > 1 ? `Parts 1 to ${sent} of ${total} were` : `Part 1 of ${total} was`;
		const before = sent > 0 ? `${which} sent. Part ${sent + 1}: ` : `Part 1 of ${total}: `;
		const { message, description = '', details = {} }: Partial<Fault> = reason as Error;
		const todo = [
			description,
			'The parts are not repeated by themselves, so that nobody gets one twice.',
			`Part ${sent + 1} begins with "${excerpt(this.text)}"; what is missing can be sent by itself.`,
		];
		const [said, advice] = [`${before}${message}`, todo.filter(Boolean).join(' ')];
		if (reason instanceof CanceledFault) return reason.after(said, advice);
		if (reason instanceof UncertainFault) {
			return new UncertainFault(reason.otherwise, said, advice, details);
		}
		// What a limit or a gateway says of the time holds for the rest alone.
		return new PartialFault(said, advice, { ...details, retryAfter: undefined });
	}
}

/**
 * Sends a text in parts, one after another.
 *
 * @param send sends one, and gives what a message returns
 * @returns what each message returns, and its text, as `messages`; of a single one also by itself
 * @throws PartStop at the first that is not known to be sent
 */
export async function sentInParts(
	operation: Operation,
	parts: IDataObject[],
	send: (body: IDataObject) => Promise<unknown>,
): Promise<IDataObject> {
	const messages: IDataObject[] = [];
	for (const part of parts) {
		const text = String(part[textKey(operation)!]);
		const result = await send(part).catch((reason) => {
			throw parts.length > 1 ? new PartStop(messages.length, parts.length, text, reason) : reason;
		});
		messages.push({ ...(result as IDataObject | null), text });
	}
	return messages.length > 1 ? { messages } : { ...messages[0], messages };
}

export const splitting: Controls = {
	appliesTo: (operation) => textKey(operation) !== undefined,
	options: [
		{
			displayName: LABEL,
			name: 'splitText',
			type: 'number',
			typeOptions: { minValue: FEWEST },
			default: CHARACTERS,
			description:
				'A longer text goes out as several messages of at most so many characters, cut where it disturbs least. The output lists them. The number is ours: no gateway says what fits.',
		},
	],
};
