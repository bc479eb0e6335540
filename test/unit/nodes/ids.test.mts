import {
	chatTypeOf,
	isGroupId,
	isLastingId,
	isMessageId,
	isOfficialId,
} from '../../../nodes/events/ids';

it.each([
	['21900000001@chatroom', 'group'],
	['9100000000000000001@im.chatroom', 'group'],
	['gh_0123456demo', 'official'],
	['gh_0123456demo@app', 'official'],
	['weixin', 'official'],
	['newsapp', 'official'],
	['medianote', 'official'],
	['floatbottle', 'official'],
	['qqmail', 'official'],
	['mphelper', 'official'],
	['fmessage', 'official'],
	['filehelper', 'private'],
	['wxid_lilei00demo01', 'private'],
	['25984000000000000@openim', 'private'],
	['weixin_fan', 'private'],
	['constructor', 'private'],
	['chatroom', 'private'],
	['1@notachatroom', 'private'],
	['', 'none'],
])('%p is a chat of the kind %s', (id, kind) => {
	expect(chatTypeOf(id)).toBe(kind);
	expect(isGroupId(id)).toBe(kind === 'group');
	expect(isOfficialId(id)).toBe(kind === 'official');
});

it.each([
	['3166120021925175285', true],
	['1968256046', true],
	['-5', true],
	['10', true],
	['0', false],
	['00', false],
	['', false],
])('%p names a message: %p', (id, yes) => {
	expect(isMessageId(id)).toBe(yes);
});

it.each([
	['3166120021925175285', true],
	['1234567890123', true],
	['19682560461', true],
	['196825604', true],
	['1968256046', false],
	['0', false],
	['', false],
])('%p names one message for ever: %p', (id, yes) => {
	expect(isLastingId(id)).toBe(yes);
});
