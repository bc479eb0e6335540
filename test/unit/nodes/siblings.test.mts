import { LONG_URL, siblingsIn, withSiblings } from '../../../nodes/callbacks/siblings';
import { makeSecrets } from '../../../nodes/callbacks/token';

const { relayKey: KEY } = makeSecrets('secret', '');
const ORIGIN = 'https://n8n.example.com';
const UUIDS = [
	'6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a',
	'00000000-0000-0000-0000-000000000000',
	'ffffffff-ffff-ffff-ffff-ffffffffffff',
];
const at = (id: string, folder = 'webhook') => `${ORIGIN}/${folder}/${id}/wechat`;
const RECEIVER = at('aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb');

/** The query of a URL as a server reads it. */
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

const made = (others: string[], receiver = RECEIVER) =>
	withSiblings(`${receiver}?token=t`, others, KEY);

it('without others, the URL stays as it is', () => {
	expect(made([])).toBe(`${RECEIVER}?token=t`);
	expect(siblingsIn({ token: 't' }, RECEIVER, KEY)).toEqual([]);
});

it.each([
	['IDs of n8n', UUIDS.map((id) => at(id))],
	['test runs', [at(UUIDS[0], 'webhook-test'), at(UUIDS[0])]],
	[
		'IDs that somebody has chosen',
		[at('shop'), at('a%20b'), at('~'), at('x'.repeat(22)), at('1.2~')],
	],
	['capitals', [at(UUIDS[0].toUpperCase())]],
	['a test path that was renamed', [at(UUIDS[0], 'try'), at('shop', 'try'), at(UUIDS[0])]],
	['an ID of several parts', [at('shop/orders')]],
])('they come back: %s', (_, others) => {
	const url = made(others);
	expect(new URL(url).searchParams.get('token')).toBe('t');
	expect(siblingsIn(queryOf(url), RECEIVER, KEY)).toEqual(others);
});

it('they come back behind a path, at a test run that receives, and behind a slash', () => {
	const prefixed = (id: string, folder: string) => `${ORIGIN}/n8n/${folder}/${id}/wechat`;
	const others = [prefixed(UUIDS[0], 'webhook'), prefixed(UUIDS[1], 'webhook-test')];
	const url = made(others, prefixed('shop', 'webhook-test'));
	// n8n tells a webhook its production address.
	expect(siblingsIn(queryOf(url), prefixed('shop', 'webhook'), KEY)).toEqual(others);
});

it('those of n8n take 22 characters each, of a test run three more', () => {
	const lengthOf = (others: string[]) => made(others).length;
	expect(lengthOf([at(UUIDS[0]), at(UUIDS[1])]) - lengthOf([at(UUIDS[0])])).toBe(23);
	expect(lengthOf([at(UUIDS[0], 'webhook-test')]) - lengthOf([at(UUIDS[0])])).toBe(3);
	const many = (count: number) => Array.from({ length: count }, () => at(UUIDS[0]));
	expect(lengthOf(many(30))).toBeLessThan(LONG_URL);
	expect(lengthOf(many(50))).toBeGreaterThan(LONG_URL);
});

describe('a list that was not made with the key is none', () => {
	const { also } = queryOf(made([at(UUIDS[0]), at(UUIDS[1])]));
	const [signature, first, second] = also.split('.');

	it.each([
		['', ''],
		['without signature', first],
		['one less', `${signature}.${first}`],
		['one more', `${also}.${first}`],
		['another order', `${signature}.${second}.${first}`],
		['a test run instead', `${also}~`],
		['another signature', `${'A'.repeat(22)}.${first}.${second}`],
		['other characters', `${also}.x/y`],
		['given twice', [also, also]],
		['an object', { also }],
	])('%s', (_, given) => {
		expect(siblingsIn({ also: given }, RECEIVER, KEY)).toBeUndefined();
	});

	it('another key, and the key of something else', () => {
		const { relayKey } = makeSecrets('other', '');
		expect(siblingsIn({ also }, RECEIVER, relayKey)).toBeUndefined();
		expect(siblingsIn({ also }, RECEIVER, Buffer.from('secret'))).toBeUndefined();
		expect(siblingsIn({ also }, RECEIVER, KEY)).toHaveLength(2);
	});
});
