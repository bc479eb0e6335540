/** Answers of E Cloud that a second crawl of the vendor's pages and its clients have made known. */
import { Refusal } from '../../../nodes/engine/answer';
import { presentLoginState, withNickNames } from '../../../nodes/gateways/eyun/answer';
import { reply } from './replyOf.mts';

describe('the members of a group', () => {
	const names = (...chatRoomMembers: unknown[]) =>
		withNickNames(reply('1000', [{ chatRoomId: 'g', chatRoomMembers }]));

	it('have a nickName, whichever of the two spellings came', () => {
		expect(names({ userName: 'a', nikeName: 'Ann' }, { userName: 'b', nickName: 'Bo' })).toEqual([
			{
				chatRoomId: 'g',
				chatRoomMembers: [
					{ userName: 'a', nickName: 'Ann', nikeName: 'Ann' },
					{ userName: 'b', nickName: 'Bo' },
				],
			},
		]);
	});

	it('keep the nickName that came beside the other spelling', () => {
		expect(names({ nikeName: 'old', nickName: 'new' })).toEqual([
			{ chatRoomId: 'g', chatRoomMembers: [{ nikeName: 'old', nickName: 'new' }] },
		]);
	});

	it.each([
		[null, []],
		['text', 'text'],
		[{ a: 1 }, { a: 1 }],
		[
			[{ a: 1 }, null, 'b'],
			[{ a: 1 }, null, 'b'],
		],
	])('%j is no list of groups with members and stays as it is', (result, expected) => {
		expect(withNickNames(reply('1000', result))).toEqual(expected);
	});

	it('that are no objects stay as they are', () => {
		expect(names(null, 'a')).toEqual([{ chatRoomId: 'g', chatRoomMembers: [null, 'a'] }]);
	});

	it('come with no refusal', () => {
		expect(() => withNickNames(reply('1001', []))).toThrow(Refusal);
	});
});

describe('the state of a login that nobody waits for', () => {
	it('is a result when the login is not done, with the words of the gateway', () => {
		expect(presentLoginState(reply('1001', null, '失败'))).toEqual({
			loginState: 'notLoggedIn',
			code: '1001',
			message: '失败',
		});
	});

	it('says what the login waits for, or that it is done, as Wait for Scan does', () => {
		expect(presentLoginState(reply('1001', null, '请在ipad上输入验证码'))).toMatchObject({
			loginState: 'verifyCodeRequired',
		});
		expect(presentLoginState(reply('200', { url: 'u' }))).toMatchObject({
			loginState: 'verificationRequired',
			url: 'u',
		});
		expect(presentLoginState(reply('1000', { wcId: 'a' }))).toEqual({
			loginState: 'loggedIn',
			wcId: 'a',
		});
	});

	it('is a refusal where the gateway answers by a code that nobody knows', () => {
		expect(() => presentLoginState(reply('500', null, 'busy'))).toThrow(Refusal);
	});
});
