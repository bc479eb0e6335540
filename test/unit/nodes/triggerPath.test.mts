import {
	asProduction,
	asTest,
	idIn,
	pathBefore,
	withId,
} from '../../../nodes/callbacks/triggerPath';

const PRODUCTION = 'https://n8n.example.com/webhook/1/wechat';
const TEST = 'https://n8n.example.com/webhook-test/1/wechat';

it('the production address is beside the test address', () => {
	expect(asProduction(TEST)).toBe(PRODUCTION);
	expect(asProduction(PRODUCTION)).toBe(PRODUCTION);
	expect(asTest(PRODUCTION)).toBe(TEST);
	expect(asTest(TEST)).toBe(TEST);
});

it.each([
	[PRODUCTION, '1'],
	[TEST, '1'],
	['https://n8n.example.com/webhook/6eb5d834/wechat/', '6eb5d834'],
	['https://n8n.example.com/tools/webhook/a%20b/wechat?token=t', 'a%20b'],
	['https://n8n.example.com/wechat', undefined],
	['https://n8n.example.com/webhook/1/other', undefined],
	['webhook/1/wechat', undefined],
	['', undefined],
])('the ID in %s is %s', (address, id) => {
	expect(idIn(address)).toBe(id);
});

it('another ID is at the same place', () => {
	expect(withId(PRODUCTION, '2')).toBe('https://n8n.example.com/webhook/2/wechat');
	expect(withId('https://n8n.example.com/n8n/webhook/1/wechat/', '$1')).toBe(
		'https://n8n.example.com/n8n/webhook/$1/wechat/',
	);
});

it('what stands before is a path of its own, or nothing', () => {
	expect(pathBefore(PRODUCTION)).toBe('/');
	expect(pathBefore('https://example.com/tools/n8n/webhook/1/wechat')).toBe('/tools/n8n/');
	expect(pathBefore('https://example.com/n8n/')).toBe('/n8n/');
});
