/** n8n shows the fields of an item in their order, and nobody should have to look for the text. */
import { readFileSync } from 'node:fs';

import { readCallback } from './readCallback.mts';

const FIRST = ['event', 'text', 'textWithoutMentions', 'chatId', 'chatType', 'senderId', 'isSelf'];

it.each([
	'eyun/callbacks/80001-text-at.json',
	'eyun/callbacks/80002-image.json',
	'gewe/callbacks/nested-1-text-in-group.json',
])('in %s, what somebody would read comes first', (file) => {
	const callback = readCallback(readFileSync(`test/fixtures/${file}`));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	const keys = Object.keys(callback.event);
	expect(keys.slice(0, FIRST.length)).toEqual(FIRST);
	expect(keys.at(-1)).toBe('raw');
});
