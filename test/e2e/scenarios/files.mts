import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { fileBytes, filePath } from '../../simulator/media.mts';
import { EXPECTED, samplesOf, sha256, USUAL } from '../../voices.mts';
import { imageCallback, post } from '../support/callback.mts';
import { activatedAt, type CallbackGateway, openCallbackGateway } from '../support/gateway.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { activated, executionAfter, inARow, weChatTrigger } from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

const TRIGGER = 'WeChat Trigger';

/** What n8n has put away. */
async function bytesOf({ rest }: Stage, { id }: { id: string }): Promise<Buffer> {
	const params = { id, action: 'download' };
	const { data } = await rest.http.get('/rest/binary-data', {
		params,
		responseType: 'arraybuffer',
	});
	return Buffer.from(data);
}

/** @param ways as which the same is done */
export function files(ways: Way[]): void {
	describe.each(ways)('files of what arrives, with $name', ({ name, stage, prepare }) => {
		beforeAll(async () => await prepare?.());
		afterEach(async () => await stage().simulator.control.behave());

		async function arrived(script: string, kind: string, more: object = {}) {
			const trigger = weChatTrigger(stage().credential, {
				events: [kind],
				options: { downloadFiles: [kind], ...more },
			});
			const workflow = await activated(stage(), inARow(`${name}: ${script}`, [trigger]));
			const execution = await executionAfter(stage(), workflow, script);
			await stage().rest.deactivate(workflow);
			expect(errorOf(execution)).toBeUndefined();
			return itemsOf(execution, TRIGGER)[0];
		}

		it('a voice message becomes a WAV file, sample for sample', async () => {
			const { json, binary } = await arrived('Li Lei sends a voice message', 'message.voice', {
				voiceAsWav: true,
			});
			expect(json).not.toHaveProperty('downloadError');
			expect(binary.data).toMatchObject({
				fileName: expect.stringMatching(/^voice-\d+\.wav$/),
				mimeType: 'audio/wav',
				id: expect.stringContaining('filesystem'),
			});
			const wav = await bytesOf(stage(), binary.data);
			expect(sha256(samplesOf(wav))).toBe(EXPECTED[USUAL].sha256);
		});

		it('an image that cannot be had is no failure', async () => {
			await stage().simulator.control.misbehave('/media/*', { status: 404 }, 'always');
			const { json, binary } = await arrived('Li Lei sends a picture', 'message.image');
			expect(json).toMatchObject({
				event: 'message.image',
				downloadError: expect.stringContaining('The file is no longer there (HTTP 404)'),
			});
			expect(binary).toBeUndefined();
		});
	});
}

/** Ten of each account: what E Cloud lets one download within a minute. */
const IMAGES = 100;
const ACCOUNTS = Array.from({ length: 10 }, (_, index) => `wxid_photographer${index}`);

const SIZE = 200_000;

/** In MB: an execution that waits holds about 10 in n8n 2.41, so that all of them would be 1,000. */
const MUCH = 400;

/** What many send at the same moment. */
export function manyFiles(stage: () => Stage): void {
	let gateway: CallbackGateway;
	let answered = 0;

	const nameOf = (index: number) => `${index}.jpg`;

	beforeAll(async () => {
		gateway = await openCallbackGateway({
			'/queryLoginWx': () => ACCOUNTS.map((wcId) => ({ wcId, wId: `session of ${wcId}` })),
			'/getMsgImg': () => ({
				url: `${stage().simulator.url}/media/${filePath('many', nameOf(answered++), SIZE)}`,
			}),
		});
	});
	afterAll(() => gateway.close());

	it('100 images at once are downloaded, and n8n does not hold them all', async () => {
		const { rest } = stage();
		const credential = await rest.createCredential({
			name: 'Of a gateway with many accounts',
			type: CREDENTIAL_TYPE,
			data: { ...stage().credentialData, baseUrl: gateway.url, authorization: 'many-images-1' },
		});
		const options = { downloadFiles: ['message.image'], includeRaw: 'none' };
		const trigger = weChatTrigger(credential, {
			...{ events: ['message.image'], filters: { maxAgeSeconds: 0 }, options },
		});
		const workflow = await rest.createWorkflow(inARow('Many Images', [trigger]));
		const url = await activatedAt(gateway, stage(), workflow);
		const ended = async () => {
			const listed = await rest.executions(workflow);
			return listed.filter(({ status }) => status === 'success');
		};
		const before = await stage().peakWhile(async () => {});
		const peak = await stage().peakWhile(async () => {
			const images = Array.from({ length: IMAGES }, (_, index) =>
				imageCallback(ACCOUNTS[index % ACCOUNTS.length]),
			);
			const statuses = await Promise.all(images.map((image) => post(url, image)));
			expect(new Set(statuses)).toEqual(new Set([200]));
			await waitFor({
				what: 'All executions',
				timeoutMs: 300_000,
				everyMs: 1_000,
				ask: async () => (await ended()).length >= IMAGES,
			});
		});
		const whole = await Promise.all((await ended()).map(({ id }) => rest.execution(id)));
		const items = whole.map((execution) => itemsOf(execution, TRIGGER)[0]);
		expect(items.filter(({ json }) => json.downloadError !== undefined)).toEqual([]);
		const names = items.map(({ binary }) => binary.data.fileName);
		expect(names.every((name) => /^image-1\.jpg$/.test(name))).toBe(true);
		const found = await Promise.all(
			items.slice(0, 5).map(async ({ binary }) => sha256(await bytesOf(stage(), binary.data))),
		);
		const sent = new Set(
			Array.from({ length: IMAGES }, (_, index) => sha256(fileBytes(nameOf(index), SIZE))),
		);
		expect(new Set(found).size).toBe(5);
		expect(found.every((hash) => sent.has(hash))).toBe(true);
		expect(peak - before).toBeLessThan(MUCH);
		await rest.deactivate(workflow);
	});
}
