/** How the "Request Options" of a node are taken over, down to what n8n lets somebody enter. */
import { connectionOf } from '../../../nodes/engine/connection';
import { InputFault } from '../../../nodes/engine/fault';

it.each([
	['true', {}],
	[1, {}],
	[true, { skipSslCertificateValidation: true }],
])('certificates are ignored only for true: %p', (allowUnauthorizedCerts, expected) => {
	expect(connectionOf({ allowUnauthorizedCerts })).toEqual(expected);
});

it.each([
	[1, { timeout: 1 }],
	['2500', { timeout: 2_500 }],
	[0, {}],
	[-1, {}],
	['soon', {}],
	[null, {}],
])('the time limit %p', (timeout, expected) => {
	expect(connectionOf({ timeout })).toEqual(expected);
});

it.each([[5], [null], [{}], ['  ']])('%j is no proxy', (proxy) => {
	expect(connectionOf({ proxy })).toEqual({});
});

it.each([
	[' http://a.example:8080 ', { protocol: 'http', host: 'a.example', port: 8080 }],
	['socks5://a.example:1080', { protocol: 'socks5', host: 'a.example', port: 1080 }],
	['https://a.example', { protocol: 'https', host: 'a.example', port: 443 }],
	['http://a.example', { protocol: 'http', host: 'a.example', port: 80 }],
	[
		'http://me@a.example',
		{ protocol: 'http', host: 'a.example', port: 80, auth: { username: 'me', password: '' } },
	],
	[
		'http://m%40e:p%3Ass@a.example',
		{ protocol: 'http', host: 'a.example', port: 80, auth: { username: 'm@e', password: 'p:ss' } },
	],
])('the proxy %s', (proxy, expected) => {
	expect(connectionOf({ proxy })).toEqual({ proxy: expected });
});

it.each(['a.example:8080', 'http://', 'no address', 'mailto:me@a.example'])(
	'%s is refused as a proxy, with an example',
	(proxy) => {
		expect.assertions(3);
		try {
			connectionOf({ proxy });
		} catch (error) {
			expect(error).toBeInstanceOf(InputFault);
			expect((error as InputFault).message).toBe(
				"'Proxy' under Settings > Request Options is not a valid address",
			);
			expect((error as InputFault).description).toBe(
				'It looks like http://127.0.0.1:3128, with user:password@ before the host where the proxy wants it.',
			);
		}
	},
);
