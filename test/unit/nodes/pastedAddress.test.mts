import { pasted } from '../../../nodes/callbacks/check/address';

const ID = '6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a';
const ADDRESS = `https://n8n.example.com/webhook/${ID}/wechat`;

describe('the address of a trigger that somebody has pasted', () => {
	it('gets the token of the credential', () => {
		expect(pasted(ADDRESS, 'abc')).toEqual({
			address: ADDRESS,
			url: `${ADDRESS}?token=abc`,
			isTokenKnown: false,
		});
	});

	it('keeps a token of its own, and nothing else behind the path', () => {
		expect(pasted(`${ADDRESS}?x=1&token=own#there`, 'abc')).toEqual({
			address: ADDRESS,
			url: `${ADDRESS}?token=own`,
			isTokenKnown: true,
		});
	});

	it.each([
		`http://203.0.113.7:5678/webhook-test/${ID}/wechat`,
		`https://n8n.example.com/below/webhook/${ID}/wechat/`,
	])('may be %s', (text) => {
		expect(pasted(text, 'abc').address).toBe(text);
	});

	it.each([
		`n8n.example.com/webhook/${ID}/wechat`,
		`ftp://n8n.example.com/webhook/${ID}/wechat`,
		`xhttps://n8n.example.com/webhook/${ID}/wechat`,
		`https://n8n.example.com/webhook/${ID}`,
		`https://n8n.example.com/webhook/${ID}/wechat/more`,
		'https://n8n.example.com/wechat',
	])('%s is none, and nothing is called', (text) => {
		const fault = (() => {
			try {
				return pasted(text, 'abc');
			} catch (error) {
				return error;
			}
		})();
		expect(fault).toMatchObject({
			message: "'Trigger URL' is not the address of a WeChat Trigger",
			description: expect.stringContaining('copy its Production URL'),
		});
	});
});
