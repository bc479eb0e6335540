import { freePort } from '../../../scripts/lib/free-port.mjs';
import { CREDENTIAL_TYPE, type CredentialData, type Stage } from '../support/stage.mts';

/** The Test button of the credential tells what is wrong. */
export function credentialTest(stage: () => Stage): void {
	/** Stores a credential with some other values, and tests it as the editor does. */
	const test = async (changes: Partial<CredentialData> = {}) => {
		const { rest, credentialData } = stage();
		const data = { ...credentialData, ...changes } as CredentialData;
		const stored = await rest.createCredential({ name: 'Tested', type: CREDENTIAL_TYPE, data });
		return await rest.testCredential({ ...stored, type: CREDENTIAL_TYPE, data });
	};

	const UNREACHABLE: Array<[string, () => Promise<string>, RegExp]> = [
		[
			'nothing listens at the Base URL',
			async () => `http://127.0.0.1:${await freePort()}`,
			/refuses the connection.*Base URL/,
		],
		[
			'the host of the Base URL does not exist',
			async () => 'http://no-such-gateway.invalid:9899',
			/host of the gateway is unknown.*Base URL/,
		],
	];

	it('passes with the right Authorization', async () => {
		expect(await test()).toEqual({
			status: 'OK',
			message: 'The gateway accepts the Authorization',
		});
	});

	it('fails with a wrong Authorization, which the message does not show', async () => {
		const authorization = 'wrong.token-of-the-test.0123456789abcdef';
		const { status, message } = await test({ authorization });
		expect(status).toBe('Error');
		expect(message).toMatch(/does not accept the Authorization/);
		expect(message).not.toContain(authorization);
	});

	it.each(UNREACHABLE)('fails when %s', async (_, baseUrl, expected) => {
		const { status, message } = await test({ baseUrl: await baseUrl() });
		expect(status).toBe('Error');
		expect(message).toMatch(expected);
	});

	it('fails when a web page answers instead of the gateway', async () => {
		await stage().simulator.control.misbehave('/getReqTimes', { html: true });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toMatch(/web page instead of a gateway reply.*Base URL/);
	});
}
