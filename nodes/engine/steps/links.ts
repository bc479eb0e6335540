import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { BINARY_MODE } from '../../editor/linkInput';
import { isObject } from '../answer';
import type { Call } from '../call';
import { isWebLink, valuesOf } from '../encode';
import { codes } from '../errorCodes';
import { InputFault } from '../fault';
import { extensionOf, nameOfFile } from '../fileName';
import { filesOf, inputFile, type Naming, refuseTool, withoutFile } from '../inputFile';
import { requireSize } from '../media';
import type { Field } from '../operation';
import { checkOwnAddress } from '../ownAddress';
import { checkReachable } from '../reachability';
import { signed, stored, withoutTokens } from '../signedLink';
import { withStrings } from '../strings';
import { splitValues } from '../values';
import { attachedField, isAttached } from './attach';

/** Stands for all files of the item, in a list of links. */
const ALL = '*';

const BETWEEN_NAMES = /[,，、;；\n]/;

const isEmpty = (value: unknown) => String(value ?? '').trim() === '';

/** How an input of the node that takes a link or a binary field is spoken of. */
const namingOf = ({ displayName, wire }: Field): Naming =>
	wire === 'string'
		? {
				label: displayName,
				otherwise: "choose 'By URL' there",
				asTool: `'${displayName}' has to be 'By URL'`,
			}
		: {
				label: displayName,
				otherwise: 'enter a link, which begins with https://',
				asTool: `'${displayName}' has to hold links, which begin with https://,`,
			};

/**
 * The name of the binary field that an input holds, or nothing where it holds a link or is empty. Of what n8n has
 * collected for the request, nobody could tell: it takes the value out of the input and leaves its mode behind.
 */
function fieldNameIn(call: Call, { name, parameter = name }: Field): string | undefined {
	const held = call.input<unknown>(parameter, undefined);
	if (!isObject(held) || held.mode !== BINARY_MODE || isEmpty(held.value)) return undefined;
	return String(held.value).trim();
}

/** The links of one item to files of the workflow, which the gateway fetches. */
export class Links {
	/** The file behind each link. */
	private readonly files = new Map<string, IBinaryData>();

	/** @param root the gateway's address */
	constructor(
		private readonly call: Call,
		private readonly root: string,
	) {}

	/**
	 * Puts a link in place of each file of the workflow that a field names.
	 *
	 * @param entered what the user entered
	 * @throws InputFault when there is no such file, it is too large, or the gateway cannot get at it
	 */
	async within(entered: IDataObject): Promise<IDataObject> {
		const { fields, linked } = this.call.operation;
		const values = { ...entered };
		for (const field of fields.filter(({ isLink }) => isLink)) {
			const held = await this.inPlaceOf(field, entered[field.name]);
			if (held !== undefined) values[field.name] = held;
		}
		const file = linked && this.files.get(String(values[linked.link]));
		if (file && isEmpty(values[linked.name])) values[linked.name] = fullNameOf(file);
		return values;
	}

	/** What a field holds with links in place of binary fields, or nothing where it names none. */
	private async inPlaceOf(field: Field, held: unknown): Promise<string | string[] | undefined> {
		const { call } = this;
		if (field.isLink === 'plain') {
			const { attachment } = call.operation;
			const isChosen = attachment?.field === field.name && isAttached(call);
			return isChosen ? await this.add(field, attachedField(call)) : undefined;
		}
		if (field.wire !== 'string') return await this.inList(field, held);
		const name = fieldNameIn(call, field);
		return name === undefined
			? undefined
			: await this.add(field, { name, naming: namingOf(field) });
	}

	private async inList(field: Field, held: unknown): Promise<string[] | undefined> {
		const values = valuesOf(field, held);
		if (values.every(isWebLink)) return undefined;
		const naming = namingOf(field);
		const links: string[] = [];
		for (const value of values) {
			const names = isWebLink(value) ? [] : this.named(value, naming);
			if (names.length === 0) links.push(value);
			for (const name of names) links.push(await this.add(field, { name, naming }));
		}
		return links;
	}

	/** The binary fields that an entry of a list names. */
	private named(entry: string, naming: Naming): string[] {
		refuseTool(this.call, naming);
		if (entry !== ALL) return splitValues(entry, BETWEEN_NAMES);
		const all = filesOf(this.call);
		if (all.length === 0) throw withoutFile(this.call, ALL, naming);
		return all;
	}

	private async add(field: Field, { name, naming }: { name: string; naming: Naming }) {
		const { context } = this.call;
		const file = inputFile(this.call, name, naming);
		requireSize(field, await this.sizeOf(file, name));
		const kept = await stored(context.helpers, file);
		const link = signed(context.helpers, kept);
		checkReachable(
			link,
			this.root,
			'run the workflow again. Until then, enter a public link',
			codes.fileNotReachable,
		);
		await checkOwnAddress(context, link);
		this.files.set(link, kept);
		return link;
	}

	/** In bytes. */
	private async sizeOf({ id, data }: IBinaryData, name: string): Promise<number> {
		if (!id) return Buffer.byteLength(data, 'base64');
		const { fileSize } = await this.call.context.helpers.getBinaryMetadata(id).catch(() => {
			throw new InputFault(
				`The file in the field '${name}' is no longer in n8n's storage`,
				'n8n deletes files together with the execution that they belong to. Run the node that gets the file again.',
				codes.notFound,
			);
		});
		return fileSize;
	}

	/** Whether a link is one of these: what is behind it has been looked at. */
	has(link: string): boolean {
		return this.files.has(link);
	}

	/**
	 * What is sent, with links that are made in this moment: nobody knows beforehand how long an item waits
	 * for the turn of its account.
	 */
	renewed(body: IDataObject): IDataObject {
		if (this.files.size === 0) return body;
		const { helpers } = this.call.context;
		const renew = (text: string) =>
			[...this.files].reduce(
				(renewed, [link, file]) => renewed.split(link).join(signed(helpers, file)),
				text,
			);
		return withStrings(body, renew) as IDataObject;
	}

	/** An answer without the secret of a link that it might quote. */
	kept(result: unknown): unknown {
		return this.files.size === 0 ? result : withStrings(result, withoutTokens);
	}
}

/** The name that the receiver of a file sees. */
function fullNameOf(file: IBinaryData): string {
	const name = nameOfFile(file);
	if (extensionOf(name)) return name;
	throw new InputFault(
		`'File Name' is empty, and the file of the workflow does not tell what kind it is: its name is '${name}', without an extension`,
		"Fill in 'File Name' with its extension, e.g. price-list.pdf: phones open a file by it.",
	);
}
