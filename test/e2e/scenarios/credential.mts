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

	it('passes with the right Authorization', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
	});

	it('fails with a wrong Authorization, which the message does not show', async () => {
		const authorization = 'wrong.token-of-the-test.0123456789abcdef';
		const { status, message } = await test({ authorization });
		expect(status).toBe('Error');
		expect(message).toMatch(/Authorization/);
		expect(message).not.toContain(authorization);
	});

	it('fails when nothing answers at the Base URL', async () => {
		const { status, message } = await test({ baseUrl: `http://127.0.0.1:${await freePort()}` });
		expect(status).toBe('Error');
		expect(message).toMatch(/Base URL|reach|refused/i);
	});

	it('fails when a web page answers instead of the gateway', async () => {
		await stage().simulator.control.misbehave('/getReqTimes', { html: true });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toMatch(/HTML|web page|JSON/i);
	});
}
