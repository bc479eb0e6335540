/** The callback fixtures: complete, exact, and of the shapes that were collected. */
import { XMLValidator } from 'fast-xml-parser';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isRounded } from '../../simulator/ids.mts';
import { codeOf, fixtureNames, fixtureText } from '../../simulator/fixtures.mts';
import { isObject } from '../../simulator/json.mts';

const range = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/** Every code of the vendor's tables; a voice call that ends (13) is no event of groups. */
const CODES = [
	'00000',
	...range(30000, 30003),
	...range(60001, 60022),
	'60999',
	...range(65001, 65004),
	...range(80001, 80021).filter((code) => code !== '80013'),
	'80999',
	...range(85001, 85015),
	'90001',
	'95001',
];
const OLD_CODES = range(0, 17);

const names = fixtureNames();
const isOld = (name: string) => name.startsWith('old-');

it('has one for every code of the tables, and for no other', () => {
	const codes = (old: boolean) =>
		[...new Set(names.filter((name) => isOld(name) === old).map(codeOf))].sort();
	expect(codes(false)).toEqual([...CODES].sort());
	expect(codes(true)).toEqual([...OLD_CODES].sort());
});

it.each(names)('%s is a callback of its code, with ids that a double would change', (name) => {
	const text = fixtureText(name);
	const { messageType, wcId, data } = JSON.parse(text);
	expect(messageType).toBe(isOld(name) ? Number(codeOf(name)) : codeOf(name));
	expect(wcId).toBe('wxid_bot000demo22');
	expect(isObject(data)).toBe(true);
	const [, digits] = /"newMsgId": (-?\d+)/.exec(text) ?? [];
	expect(digits === undefined).toBe(!('newMsgId' in data));
	// The notice of a revocation has a short id of its own; the long one stands in the XML.
	if (digits?.length === 10) expect(messageType).toMatch(/^[68]0018$/);
	else if (digits !== undefined) expect(isRounded(BigInt(digits))).toBe(true);
	if (typeof data.content === 'string' && /^([\w@.-]+:\n)?\s*</.test(data.content)) {
		const xml = data.content.replace(/^[\w@.-]+:\n/, '').replace(/^<\?xml[^>]*\?>/, '');
		expect(XMLValidator.validate(`<some>${xml}</some>`)).toBe(true);
	}
});

const all = names.map((name) => ({ name, text: fixtureText(name) }));

it.each([
	['the typo "sel"', /"sel": false/],
	['an own message', /"self": true/],
	['no word about whose it is', /^(?![^]*"self?":)[^]*"content"/],
	[
		'a group under a private code',
		/"fromGroup": "\d+@chatroom"[^]*"messageType": "60|60001[^]*fromGroup/,
	],
	['a sender in front', /"content": "wxid_\w+:\\n</],
	['a group in front', /"content": "\d+@chatroom:\\n</],
	['no XML declaration', /"content": "<msg/],
	['an XML declaration', /"content": "<\?xml/],
	['blanks around =', / md5 = \\"/],
	['CDATA', /<!\[CDATA\[/],
	['XML escaped within XML', /<content>&lt;\?xml/],
	['both spellings of the mentions', /"atList"/],
])('covers %s', (_, pattern) => {
	expect(all.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).not.toEqual([]);
});

// Payloads that were collected beside the project; a plain clone does not have them.
const SAMPLES = '../shared/samples/eyun';
const samples = existsSync(SAMPLES) ? readdirSync(SAMPLES) : [];

/** The keys of envelope and data; both spellings of "self" count as the same. */
function keys(payload: { data: object }): string {
	const inner = Object.keys(payload.data).map((key) => `data.${key.replace(/^sel$/, 'self')}`);
	return [...Object.keys(payload), ...inner].sort().join(' ');
}

it(`has the key set of each of the ${samples.length} collected samples in a fixture of its code`, () => {
	for (const sample of samples) {
		const payload = JSON.parse(readFileSync(`${SAMPLES}/${sample}`, 'utf8'));
		const sameCode = all
			.map(({ text }) => JSON.parse(text))
			.filter(({ messageType }) => messageType === payload.messageType);
		expect({ sample, keys: sameCode.map(keys) }).toEqual({
			sample,
			keys: expect.arrayContaining([keys(payload)]),
		});
	}
});
