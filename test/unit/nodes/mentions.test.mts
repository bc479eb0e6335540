import { isMentioned, readMentions, withoutMentions } from '../../../nodes/events/mentions';

const source = (ids: string) => `<msgsource><atuserlist>${ids}</atuserlist></msgsource>`;

describe('who is mentioned', () => {
	it.each([
		['a list', ['a', 'b'], undefined, ['a', 'b']],
		['a text with commas', ',a, b,', undefined, ['a', 'b']],
		['an empty list beside the source', [], source('a'), ['a']],
		['an empty text beside the source', '', source('a'), ['a']],
		['both: the list counts', ['a'], source('b'), ['a']],
		['the source with a comma in front', undefined, source('<![CDATA[,a,b]]>'), ['a', 'b']],
		['an announcement in the source', undefined, source('announcement@all'), ['announcement@all']],
		['entries that are no IDs', [null, {}, 5, '', 'a'], undefined, ['5', 'a']],
		['entries of commas and white space', [' ', ',', 'a'], undefined, ['a']],
		['a source that is no text', undefined, { string: 'a' }, []],
		['a source without mentions', undefined, '<msgsource><silence>0</silence></msgsource>', []],
	])('%s', (_what, list, msgSource, expected) => {
		expect(readMentions(list, msgSource)).toEqual(expected);
	});

	it.each([
		[['bot'], true],
		[['other', 'bot'], true],
		[['notify@all'], true],
		[['announcement@all'], true],
		[['other'], false],
		[['all'], false],
		[[], false],
	])('%j mentions the account: %p', (mentions, yes) => {
		expect(isMentioned(mentions, 'bot')).toBe(yes);
	});
});

const S = '\u2005';

describe('the text without mentions', () => {
	it.each<[string, string, string[], string]>([
		['the name goes, also one with spaces', `@Demo Shop${S}order 12`, ['bot'], 'order 12'],
		['and what was typed behind it', `@Shop${S} order 12`, ['bot'], 'order 12'],
		['in the middle', `please @Demo Shop${S}order 12`, ['bot'], 'please order 12'],
		['at the end', `order 12 @Demo Shop${S}`, ['bot'], 'order 12'],
		['right behind Chinese', `你好@小红${S}点单`, ['bot'], '你好点单'],
		['right behind a word', `hi@Shop${S}order 12`, ['bot'], 'hiorder 12'],
		['before a line break', `@Shop${S}\norder 12`, ['bot'], 'order 12'],
		['line breaks stay', `one\n@Shop${S}\ntwo`, ['bot'], 'one\n\ntwo'],
		['several', `@Li Lei${S}@Demo Shop${S}order 12`, ['lilei', 'bot'], 'order 12'],
		['several, typed apart', `@A${S} and @B${S} order`, ['a', 'b'], 'and order'],
		['a name like an address', `@example.com${S}hi`, ['bot'], 'hi'],
		['a name that begins like everyone', `@Allen${S}hi`, ['allen'], 'hi'],
		['several, from an old client', '@A @B hi', ['a', 'b'], 'hi'],
		['what ends like an address', '你@小红a.com hi', ['bot'], '你hi'],
		['what begins like an address', '你@a.com小红 hi', ['bot'], '你hi'],
		[
			'an address, however many dots it has',
			'我@mail.example.com hi',
			['bot'],
			'我@mail.example.com hi',
		],
		['a name with an @ in it', `@foo@bar${S}order 12`, ['bot'], 'order 12'],
		['only as many as are mentioned', `@A${S}order @B${S}`, ['a'], 'order @B'],
		['the same ID twice is one', `@A${S}order @B${S}`, ['a', 'a'], 'order @B'],
		['from an old client', '@Shop order 12', ['bot'], 'order 12'],
		['from an old client, at the end', 'order 12 @Shop', ['bot'], 'order 12'],
		['from an old client, before a line break', '@Shop\norder 12', ['bot'], 'order 12'],
		['from an old client, once', '@Shop order @12', ['bot'], 'order @12'],
		['a marked one before others', `cake @5 pm @Demo Shop${S}order`, ['bot'], 'cake @5 pm order'],
		['what a mark leaves over', `@Li hi @Demo Shop${S}order`, ['lilei', 'bot'], 'hi order'],
		['everyone', `@所有人${S}closed`, ['notify@all'], 'closed'],
		[
			'everyone and somebody, and nobody else',
			`@所有人${S}@A${S}order @B${S}`,
			['notify@all', 'a'],
			'order @B',
		],
		['everyone before a line break', '@所有人\nclosed', ['announcement@all'], 'closed'],
		['everyone before the text itself', '@所有人明天休息', ['notify@all'], '明天休息'],
		['everyone in English', '@all closed', ['notify@all'], 'closed'],
		['everyone in English, as a name', `@All${S}closed`, ['notify@all'], 'closed'],
		['everyone in another language', `@Todos${S}closed`, ['notify@all'], 'closed'],
		[
			'everyone twice is once',
			'@all closed @all',
			['notify@all', 'announcement@all'],
			'closed @all',
		],
		['everyone and somebody', `@所有人 @Demo Shop${S}order`, ['notify@all', 'bot'], 'order'],
	])('%s', (_what, text, mentions, expected) => {
		expect(withoutMentions(text, mentions)).toBe(expected);
	});

	it.each<[string, string, string[]]>([
		['nobody is mentioned', ` @Demo Shop${S}order 12 `, []],
		['nobody is named', ' order 12 ', ['bot']],
		['an e-mail address', ' write to me@example.com now', ['bot']],
		['one with more signs', 'a.b-c+d@mail.example.com', ['bot']],
		['one in Chinese', '张三@example.com 你好', ['bot']],
		['one before the special space', `write to me@example.com${S}now`, ['bot']],
		['an @ by itself', 'cake @ five', ['bot']],
		['everyone, who is not mentioned', '@all order 12', ['bot']],
		['everyone, by a special space', `@所有人${S}order 12`, ['bot']],
		['everyone before the text itself', '@所有人明天休息', ['bot']],
		['somebody whose name begins like everyone', '@allen is here', ['notify@all']],
		['no name at all', `@${S}order`, ['notify@all']],
	])('stays as it is: %s', (_what, text, mentions) => {
		expect(withoutMentions(text, mentions)).toBe(text);
	});

	it('an e-mail address stays beside a mention', () => {
		const text = `me@example.com @Demo Shop${S}send it`;
		expect(withoutMentions(text, ['bot'])).toBe('me@example.com send it');
		expect(withoutMentions('me@example.com @Shop send it', ['bot'])).toBe('me@example.com send it');
	});
});
