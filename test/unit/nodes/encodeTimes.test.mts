import { encodeBody } from '../../../nodes/engine/encode';
import { encodeJson } from '../../../nodes/engine/losslessJson';
import type { Operation } from '../../../nodes/engine/operation';

const revoke: Operation = {
	value: 'revoke',
	name: 'Revoke',
	action: 'Revoke',
	description: 'Revoke',
	path: '/revoke',
	fields: [{ name: 'at', displayName: 'Sent At', wire: 'long', isTime: true }],
};

const encode = (at: string | number) => encodeJson(encodeBody(revoke, { at }));

describe('a time', () => {
	it.each([
		['as events have it', '2026-05-17T08:41:10.000Z'],
		['without parts of a second', '2026-05-17T08:41:10Z'],
		['rounded down', '2026-05-17T08:41:10.999Z'],
		['with white space around it', ' \n2026-05-17T08:41:10Z\t '],
		['of China', '2026-05-17T16:41:10+08:00'],
		['of New York, without a colon', '2026-05-17T04:41:10-0400'],
		['in seconds already', '1779007270'],
		['as a number', 1779007270],
	])('%s is sent in seconds', (_, at) => {
		expect(encode(at)).toBe('{"at":1779007270}');
	});

	it.each([
		'2026-05-17T08:41:10',
		'2026-05-17',
		'on 2026-05-17T08:41:10Z',
		'2026-05-17T08:41:10Z or so',
	])('%j says no moment', (at) => {
		expect(() => encode(at)).toThrow(`'Sent At' needs a whole number, but holds '${at}'`);
	});
});
