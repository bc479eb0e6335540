import { checkAlso } from '../../../nodes/callbacks/alsoDeliverTo';
import { InputFault } from '../../../nodes/engine/fault';

it.each([
	'https://n8n.example.com/webhook/6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a/wechat',
	'http://n8n:5678/webhook/1/wechat/',
	'HTTPS://n8n.example.com/tools/webhook/1/wechat?token=t',
])('%s is the address of a trigger', (address) => {
	expect(() => checkAlso([address])).not.toThrow();
});

it.each([
	'n8n.example.com/webhook/1/wechat',
	'ftp://n8n.example.com/webhook/1/wechat',
	'https://n8n.example.com/webhook/1',
	'https://n8n.example.com/wechat',
	'https://',
	'1',
])('%s is none, and is quoted', (wrong) => {
	const right = 'https://n8n.example.com/webhook/1/wechat';
	expect(() => checkAlso([right, wrong])).toThrow(InputFault);
	expect(() => checkAlso([right, wrong])).toThrow(`'Also Deliver To' holds "${wrong}"`);
});

it('none at all is fine', () => {
	expect(() => checkAlso([])).not.toThrow();
});
