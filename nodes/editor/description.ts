import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ACCOUNT } from '../engine/account';
import { OPEN_BODY, ROWS } from '../engine/encode';
import type { Field, Operation, Pick as Picked, Resource } from '../engine/operation';
import { attaching, linking } from '../engine/steps/attach';
import { downloading } from '../engine/steps/download';
import { pacing } from '../engine/steps/pacing';
import { paging } from '../engine/steps/pages';
import { repeating } from '../engine/steps/repeat';
import { simplifying } from '../engine/steps/simplify';
import { splitting } from '../engine/steps/split';
import { waiting } from '../engine/steps/wait';
import type { Accounts, Gateway } from '../gateways/gateway';
import { asking } from '../questions/controls';
import { BY_WECHAT_ID } from './accountModes';
import type { Controls } from './controls';
import { ofOwnData } from './fields';
import { collectAll, type Frame, type Offer } from './collections';
import { fileByLink } from './linkInput';
import { type Input, inRows, onePicked, type Picking, severalPicked } from './pickerInputs';
import { placeAll, type Placed } from './places';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');
const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');

/** The abilities that operations can have, in the order in which the editor shows their inputs. */
const abilities: Controls[] = [
	attaching,
	linking,
	waiting,
	repeating,
	asking,
	downloading,
	paging,
	simplifying,
	splitting,
	pacing,
];

/** How each thing is picked: its search, and what the editor calls one. */
const picks: Record<Picked, { search: string; one: string }> = {
	account: { search: 'searchKnownAccounts', one: 'an account' },
	chat: { search: 'searchChats', one: 'a contact or group' },
	contact: { search: 'searchContacts', one: 'a contact' },
	group: { search: 'searchGroups', one: 'a group' },
	label: { search: 'searchLabels', one: 'a label' },
	member: { search: 'searchMembers', one: 'a member' },
	mention: { search: 'searchMentions', one: 'a member or everyone' },
};

/** What is made from within a list. n8n's editor fills the name into labels of its own alone. */
const makes: Partial<Record<Picked, Picking['make']>> = {
	label: { method: 'createLabel', label: 'Create a label of the name typed above' },
};

const pickingOf = ({ pick, mayBeNew, placeholder, default: start }: Field): Picking => ({
	...picks[pick!],
	...(mayBeNew && { make: makes[pick!] }),
	placeholder,
	start,
});

/** Whether a field takes a link or a binary field. Several of them are a list of texts. */
const isFile = ({ isLink, wire }: Field) => isLink === true && wire === 'string';

/** Several objects, each in a row of its own. */
const toRows = ({ row = '', members = [] }: Field): Input =>
	// What is sent is the whole of them, so that a member is not routed by itself.
	inRows(row, ROWS, members.map(toUnrouted).sort(byDisplayName));

/**
 * Has n8n collect what is entered, for the exchange to make the request of. Where nothing is said, n8n puts
 * it with what goes into the query; a "body" in every entry would make the description larger.
 */
const collected = (property: string): INodeProperties['routing'] => ({ send: { property } });

function toInput(field: Field): Input {
	const { choices, secret, rows, default: start } = field;
	if (field.pick) {
		const isSingle = field.wire === 'string' || field.single;
		return isSingle ? onePicked(pickingOf(field)) : severalPicked(pickingOf(field));
	}
	if (field.row !== undefined) return toRows(field);
	if (isFile(field)) return fileByLink(field.placeholder);
	if (choices) return { type: 'options', options: choices, default: start ?? choices[0].value };
	switch (field.wire) {
		case 'boolean':
			return { type: 'boolean', default: start ?? false };
		case 'integer':
			return typeof start === 'number'
				? { type: 'number', default: start }
				: { type: 'string', default: start ?? '' };
		case 'list':
		case 'array':
			return { type: 'string', default: [], typeOptions: { multipleValues: true } };
		case 'object':
		case 'objects':
			return { type: 'json', default: start ?? '' };
		default: {
			const typeOptions = { ...(secret && { password: true }), ...(rows && { rows }) };
			return {
				type: 'string',
				default: start ?? '',
				...(Object.keys(typeOptions).length && { typeOptions }),
			};
		}
	}
}

function toUnrouted(field: Field): INodeProperties {
	return {
		displayName: field.displayName,
		name: field.parameter ?? field.name,
		...toInput(field),
		...(field.required && { required: true }),
		...(field.placeholder && !field.pick && !isFile(field) && { placeholder: field.placeholder }),
		...(field.when && { displayOptions: { show: field.when } }),
		...(field.description && { description: field.description }),
		...(field.hint && { hint: field.hint }),
	};
}

const toProperty = (field: Field): INodeProperties => ({
	...toUnrouted(field),
	routing: collected(field.name),
});

const isShown = (field: Field) => field.required === true || field.prominent === true;
const shownFields = ({ fields }: Operation) => fields.filter(isShown);
const furtherFields = ({ fields }: Operation) =>
	fields.filter((field) => !isShown(field) && !field.isMade);
const isReceiver = ({ pick }: Field) => pick === 'chat' || pick === 'group';

/** How an account is named that an event came to, for what is done about it. */
const accountOfEvent = { mode: BY_WECHAT_ID, value: ofOwnData('accountId').default };

/** @param isOfEvent whether the editor starts with the account that an event came to */
function accountField({ modes }: Accounts, isOfEvent: boolean): INodeProperties {
	const hasMode = modes.some(({ name }) => name === BY_WECHAT_ID);
	const { mode, value } = isOfEvent && hasMode ? accountOfEvent : { mode: 'list', value: '' };
	return {
		displayName: 'Account',
		name: ACCOUNT,
		type: 'resourceLocator',
		default: { mode, value },
		description: 'The WeChat account that acts. May stay empty while only one is online.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an account that is online…',
				typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
			},
			...modes,
		],
	};
}

const openBody = (placeholder?: string): INodeProperties => ({
	displayName: 'Additional Body Fields',
	name: OPEN_BODY,
	type: 'json',
	default: '',
	...(placeholder !== undefined && { placeholder }),
	description:
		'JSON object with further fields for the gateway, which does not document all of them. Whole numbers of 16 digits or more are sent as numbers, quoted or not.',
	routing: collected(OPEN_BODY),
});

const ADDITIONAL_FIELDS: Frame = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add Field',
};

const OPTIONS: Frame = { displayName: 'Options', name: 'options', placeholder: 'Add Option' };

/** What the abilities that an operation has add to the editor. */
type ControlsOf = (operation: Operation) => Controls[];

/** Where it is sent to is the exchange's business: n8n needs no path, and every entry costs time. */
function toOptions({ value, renamedFrom = [], ...words }: Operation): INodePropertyOptions[] {
	const { name, action, description } = words;
	// n8n's editor marks a node with a value that is none of its list.
	const former = renamedFrom.map((old) => ({
		name: `${name} (Renamed)`,
		value: old,
		action,
		description: `As it was saved before it was called '${name}'. It does the same.`,
	}));
	return [{ name, value, action, description }, ...former];
}

const namesIn = (list: Array<Pick<Operation, 'value' | 'name' | 'renamedFrom'>>) =>
	Object.fromEntries(
		list.flatMap(({ value, name, renamedFrom = [] }) =>
			[value, ...renamedFrom].map((one) => [one, name]),
		),
	);

/**
 * What the editor shows below the node, by the names of resource and operation: "Message: Send Text".
 *
 * @returns an expression of n8n
 */
export function buildSubtitle(catalog: Resource[]): string {
	const operations = catalog.map(({ value, operations: all }) => [value, namesIn(all)]);
	// What closes two objects would close the expression.
	const table = JSON.stringify(Object.fromEntries(operations)).replace(/}(?=})/g, '} ');
	const resources = JSON.stringify(namesIn(catalog));
	return `={{ (${resources})[$parameter.resource] + ': ' + (${table})[$parameter.resource][$parameter.operation] }}`;
}

/**
 * Builds what the editor shows and n8n's declarative engine runs from a gateway's catalog: the resource and
 * operation selectors, the account, the fields of each operation, its optional fields.
 */
export function buildProperties({ catalog, paces, accounts }: Gateway): INodeProperties[] {
	const controlsOf: ControlsOf = (operation) =>
		abilities.filter(({ appliesTo }) => appliesTo(operation, paces));
	const [plain, ofEvent] = [false, true].map((isOfEvent) => accountField(accounts, isOfEvent));
	const accountsOf = ({ account, fields }: Operation) => {
		if (account === false) return [];
		return [fields.some((field) => field.ofEvent !== undefined) ? ofEvent : plain];
	};
	const resources = [...catalog].sort(byName);
	const each = (propertiesOf: (operation: Operation) => INodeProperties[]) =>
		placeAll(
			resources.flatMap((resource) =>
				resource.operations.flatMap((operation) =>
					propertiesOf(operation).map((property): Placed => [resource, operation, property]),
				),
			),
			resources,
		);
	const collections = (frame: Frame, optionsOf: (operation: Operation) => INodeProperties[]) =>
		collectAll(
			frame,
			resources.flatMap((resource) =>
				resource.operations.map((operation): Offer => [resource, operation, optionsOf(operation)]),
			),
			resources,
		);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: 'message',
			// Applies to every operation: the request runs through the exchange, which reads the answer.
			routing: { send: { paginate: true } },
		},
		...resources.map(({ value, operations, startWith }): INodeProperties => ({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [value] } },
			options: operations.flatMap(toOptions).sort(byName),
			default: startWith,
		})),
		...each(accountsOf),
		// Who gets it comes first, then what.
		...each((operation) => shownFields(operation).filter(isReceiver).map(toProperty)),
		...each((operation) => controlsOf(operation).flatMap(({ before = [] }) => before)),
		...each((operation) =>
			shownFields(operation)
				.filter((field) => !isReceiver(field))
				.map(toProperty),
		),
		...each((operation) => controlsOf(operation).flatMap(({ after = [] }) => after)),
		...collections(ADDITIONAL_FIELDS, (operation) => furtherFields(operation).map(toProperty)),
		...each((operation) => (operation.openBody ? [openBody(operation.openBodyExample)] : [])),
		...collections(OPTIONS, (operation) =>
			controlsOf(operation).flatMap(({ options = [] }) => options),
		),
	];
}
