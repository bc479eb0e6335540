import { explainRelay } from '../../../nodes/callbacks/relay';
import { isSignedRelay, signRelay } from '../../../nodes/callbacks/relaySignature';
import { makeSecrets } from '../../../nodes/callbacks/token';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const { relayKey, token } = makeSecrets('secret', '');
const body = Buffer.from('{"newMsgId":8015075888668773694}');
const header = signRelay(relayKey, body, NOW);

describe('the signature of what is passed on', () => {
	it('holds for a minute', () => {
		expect(isSignedRelay(relayKey, body, header, NOW)).toBe(true);
		expect(isSignedRelay(relayKey, body, header, NOW + MINUTE)).toBe(true);
		expect(isSignedRelay(relayKey, body, header, NOW + MINUTE + 1)).toBe(false);
		expect(isSignedRelay(relayKey, body, header, NOW - MINUTE - 1)).toBe(false);
	});

	it('holds for this body and this time only', () => {
		const [, signature] = header.split('.');
		const later = `${NOW + MINUTE}.${signature}`;
		expect(isSignedRelay(relayKey, body, later, NOW + MINUTE)).toBe(false);
		expect(isSignedRelay(relayKey, Buffer.from('{}'), header, NOW)).toBe(false);
	});

	it('is made with the Authorization, whatever the URL version, and not with what the URL tells', () => {
		const other = makeSecrets('other', '');
		expect(isSignedRelay(other.relayKey, body, header, NOW)).toBe(false);
		const version = makeSecrets('secret', '2');
		expect(isSignedRelay(version.relayKey, body, header, NOW)).toBe(true);
		expect(isSignedRelay(relayKey, body, signRelay(Buffer.from(token), body, NOW), NOW)).toBe(
			false,
		);
	});

	it.each([undefined, '', '.', `${NOW}`, `${NOW}.`, [header], `x${header}`, `${header}x`, {}])(
		'%j is none',
		(given) => {
			expect(isSignedRelay(relayKey, body, given, NOW)).toBe(false);
		},
	);
});

describe('the answer of the other workflow', () => {
	it.each([200, 404])('%i is fine', (status) => {
		expect(explainRelay(status)).toBeUndefined();
	});

	it.each([204, 302, 401, 403, 413, 500, 502])('%i is told with what to do', (status) => {
		expect(explainRelay(status)).toMatch(new RegExp(`status ${status}\\. \\w.+\\.$`));
	});
});
