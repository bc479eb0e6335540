/** Who got it and who did not, counted as people count. */
import {
	aboutNumbers,
	type FailedItem,
	howFar,
	besideError,
	toErrorItem,
	whichOne,
	wholeText,
} from '../../../nodes/engine/failedItem';
import type { Field, Operation } from '../../../nodes/engine/operation';
import { namesOf, recipientOf } from '../../../nodes/engine/recipient';
import { byId, picked } from '../../editor.mts';

const field = (name: string, pick?: Field['pick'], more: Partial<Field> = {}): Field => ({
	name,
	displayName: name,
	wire: 'string',
	pick,
	...more,
});
const operation = (...fields: Field[]) => ({ fields }) as Operation;
const fromList = (value: string, name?: string) => ({
	...{ __rl: true, mode: 'list', value },
	...(name !== undefined && { cachedResultName: name }),
});

const recipient = (...ids: string[]) => ({
	field: { displayName: 'To' },
	people: ids.map((id) => ({ id, label: id })),
});

const failed = (more: Partial<FailedItem> = {}): FailedItem => ({
	index: 3,
	total: 10,
	done: 3,
	recipient: recipient('Li Lei (a)'),
	isMessage: true,
	...more,
});

it.each<[Partial<FailedItem>, string]>([
	[{}, 'Item 4 of 10, to Li Lei (a): '],
	[{ isMessage: false }, 'Item 4 of 10, for Li Lei (a): '],
	[{ recipient: undefined }, 'Item 4 of 10: '],
	[{ index: 0, total: 1 }, ''],
	[{ index: 0, total: 1, recipient: undefined }, ''],
	[{ index: 0, total: 1, recipient: recipient('a', 'b') }, 'To a, b: '],
])('which one: %j', (more, text) => {
	expect(whichOne(failed(more))).toBe(text);
});

it.each<[Partial<FailedItem>, string]>([
	[{}, '3 of 10 sent before it stopped at item 4, and the 6 after it were not sent. '],
	[
		{ isMessage: false, index: 8, done: 8 },
		'8 of 10 done before it stopped at item 9, and the one after it was not done. ',
	],
	[{ index: 9, done: 9 }, '9 of 10 sent before it stopped at item 10. '],
	[{ total: 1, index: 0, done: 0 }, ''],
])('how far: %j', (more, text) => {
	expect(howFar(failed(more))).toBe(text);
});

it('what n8n adds is explained where there are several', () => {
	expect(aboutNumbers(failed())).toBe(
		' (Where n8n says "item 3", it counts from 0: that is item 4.)',
	);
	expect(aboutNumbers(failed({ total: 1 }))).toBe('');
});

describe('whom an item is for', () => {
	it.each<[string, Operation, object, string | undefined]>([
		['an ID', operation(field('to', 'chat')), { to: byId('a') }, 'a'],
		[
			'a name from the list',
			operation(field('to', 'chat')),
			{ to: fromList('a', 'Li Lei (a)') },
			'Li Lei (a)',
		],
		['a list that has kept no name', operation(field('to', 'chat')), { to: fromList('a') }, 'a'],
		['several in one ID', operation(field('to', 'contact')), { to: byId('a, b') }, 'a, b'],
		['several rows', operation(field('to', 'contact')), { to: picked('a', 'b') }, 'a, b'],
		['plain text', operation(field('to', 'contact')), { to: 'a,b' }, 'a, b'],
		['a list of texts', operation(field('to', 'contact')), { to: ['a', 'b'] }, 'a, b'],
		[
			'more than some',
			operation(field('to', 'contact')),
			{ to: 'a,b,c,d,e' },
			'a, b, c and 2 more',
		],
		[
			'who gets it, not whom it is about',
			operation(field('card', 'contact'), field('to', 'chat')),
			{ to: byId('a'), card: byId('b') },
			'a',
		],
		[
			'rows of messages',
			operation(field('list', undefined, { row: 'Message', members: [field('to', 'chat')] })),
			{ list: { rows: [{ to: byId('a') }, { to: fromList('b', 'B') }, {}] } },
			'a, B',
		],
		['nobody yet', operation(field('to', 'chat')), { to: byId('') }, undefined],
		['nobody at all', operation(field('text')), { text: 'a' }, undefined],
		['rows of something else', operation(field('x', undefined, { members: [] })), {}, undefined],
	])('%s', (_what, asked, entered, names) => {
		const found = recipientOf(asked, entered as never);
		expect(found && namesOf(found)).toBe(names);
	});
});

it('n8n hands on the ID alone, and the node knows the name', () => {
	const to = field('wcId', 'chat', { parameter: 'to' });
	const found = recipientOf(operation(to), { wcId: 'a' }, { to: fromList('a', 'Li Lei (a)') });
	expect(found && namesOf(found)).toBe('Li Lei (a)');
	const other = recipientOf(operation(to), { wcId: 'a' }, { to: fromList('b', 'Jim (b)') });
	expect(other && namesOf(other)).toBe('a');
});

it('an error item keeps what came in, and says what happened, to whom, and what to do', () => {
	const input = { name: 'Li Lei', recipient: 'kept', error: 'old' };
	const error = { message: 'No', description: 'Do this.' };
	const fields = { errorCode: 'refused', errorRetry: 'unknown' as const };
	expect(toErrorItem(input, error, besideError(fields, error, recipient('a')))).toEqual({
		name: 'Li Lei',
		recipient: 'kept',
		error: 'No',
		...fields,
		errorRecipient: 'a',
		errorAdvice: 'Do this.',
	});
	const short = { message: 'No', description: null };
	expect(toErrorItem({}, short, besideError(fields, short, undefined))).toEqual({
		error: 'No',
		...fields,
	});
});

it("for n8n's error output all of it is in the error", () => {
	const error = { message: 'No (code 1)', description: 'Do this.' };
	expect(wholeText(failed(), error)).toBe('Item 4 of 10, to Li Lei (a): No (code 1). Do this.');
	expect(wholeText(failed({ total: 1 }), { message: 'No' })).toBe('No');
});
