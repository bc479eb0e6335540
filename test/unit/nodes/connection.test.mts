import { connectionOf } from '../../../nodes/engine/connection';

it.each([undefined, null, {}, { proxy: ' ', timeout: 0, allowUnauthorizedCerts: false }])(
	'%j changes nothing',
	(options) => {
		expect(connectionOf(options)).toEqual({});
	},
);

it('takes over what the node says', () => {
	expect(
		connectionOf({
			allowUnauthorizedCerts: true,
			proxy: 'http://me:p%40ss@127.0.0.1:3128',
			timeout: 5_000,
		}),
	).toEqual({
		skipSslCertificateValidation: true,
		proxy: {
			protocol: 'http',
			host: '127.0.0.1',
			port: 3128,
			auth: { username: 'me', password: 'p@ss' },
		},
		timeout: 5_000,
	});
});

it.each([
	['http://proxy.example', 80],
	['https://proxy.example', 443],
])('%s has the usual port', (proxy, port) => {
	expect(connectionOf({ proxy }).proxy).toMatchObject({ host: 'proxy.example', port });
});

it('a proxy that is no address is refused, and not shown with its password', () => {
	const refused = () => connectionOf({ proxy: 'me:secret@@' });
	expect(refused).toThrow("'Proxy' under Settings > Request Options is not a valid address");
	expect(refused).not.toThrow('secret');
});
