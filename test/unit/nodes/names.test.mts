/** Whose names a callback tells, and that of the chat. */
import { readFileSync } from 'node:fs';

import { namesIn } from '../../../nodes/events/names';
import { newGroupName } from '../../../nodes/events/notices';
import { readCallback } from './readCallback.mts';

function namesOf(file: string, change: (json: string) => string = (json) => json) {
	const json = change(readFileSync(`test/fixtures/${file}`, 'utf8'));
	const callback = readCallback(Buffer.from(json));
	if (callback.kind !== 'event') throw new Error(`${file} is a ${callback.kind}`);
	const { senderName, chatName } = namesIn(callback.event);
	return { senderName, chatName };
}

describe.each([
	// What the phone shows.
	['gewe/callbacks/nested-1-text.json', 'Li Lei', 'Li Lei'],
	['gewe/callbacks/flat-TEXT.json', 'Li Lei', 'Li Lei'],
	['gewe/callbacks/nested-1-text-in-group.json', 'Han Meimei', undefined],
	['eyun/callbacks/80001-text-at-all.json', 'Lucy', undefined],
	['eyun/callbacks/60001-text.json', undefined, undefined],
	// Who has asked, or has changed: the remark comes first.
	['eyun/callbacks/30001-friend-request-with-fields.json', 'Jim', undefined],
	['eyun/callbacks/65001-friend-changed.json', 'Mei from the tea club', 'Mei from the tea club'],
	['gewe/callbacks/nested-ModContacts-official.json', 'Demo News', 'Demo News'],
	['eyun/callbacks/65004-friend-deleted.json', undefined, undefined],
	// How a group is called.
	['gewe/callbacks/nested-ModContacts-group.json', undefined, 'Family'],
	['eyun/callbacks/85005-group-renamed.json', undefined, 'Family & friends'],
	['gewe/callbacks/flat-GROUP_NAME_CHANGE.json', undefined, 'Family & friends'],
	// Which Official Account has posted.
	['eyun/callbacks/90001-article.json', 'Demo News', 'Demo News'],
	['gewe/callbacks/nested-49-5-article.json', 'Demo News', 'Demo News'],
])('%s', (file, senderName, chatName) => {
	it(`is of ${senderName}, in ${chatName}`, () => {
		expect(namesOf(file)).toEqual({ senderName, chatName });
	});
});

it('a change that comes for a group as for a contact names the group', () => {
	const inGroup = (json: string) => json.replaceAll('wxid_hanmei0demo02', '21900000001@chatroom');
	expect(namesOf('eyun/callbacks/65001-friend-changed.json', inGroup)).toEqual({
		senderName: undefined,
		chatName: 'Mei from the tea club',
	});
});

it('what the account itself writes does not name the chat', () => {
	const own = (json: string) => json.replace('"isSelf": false', '"isSelf": true');
	expect(namesOf('gewe/callbacks/flat-TEXT.json', own)).toEqual({
		senderName: undefined,
		chatName: undefined,
	});
});

describe('what a group is called now', () => {
	it.each([
		['你修改群名为“Tea”', 'Tea'],
		['"Li Lei"修改群名为“Tea”', 'Tea'],
		['"为"Li""修改群名为“Tea”', 'Tea'],
		['"Li Lei" changed the group name to "Tea"', 'Tea'],
		['You changed the group name to “Tea & cake”.', 'Tea & cake'],
		['"Li Lei"修改了群名', ''],
		['', ''],
	])('%s', (notice, name) => {
		expect(newGroupName(notice)).toBe(name);
	});
});
