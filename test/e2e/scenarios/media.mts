import { createHash } from 'node:crypto';
import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import { fileBytes } from '../../simulator/media.mts';
import type { Stage } from '../support/stage.mts';
import {
	activated,
	deactivated,
	executionAfter,
	FAMILY,
	inARow,
	type Node,
	runOn,
	SHOP,
	weChatEyun,
	weChatTrigger,
} from '../support/workflow.mts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Files, videos and pictures go through n8n, where they are kept outside of the data. */
export function media(stage: () => Stage): void {
	const control = () => stage().simulator.control;
	const node = (name: string, parameters: object, more: Record<string, unknown> = {}) =>
		weChatEyun(stage().credential, name, { options: { pacing: 'off' }, ...parameters }, more);

	/** Runs nodes on what arrives when this happens. */
	async function after(script: string, ...nodes: Node[]) {
		const workflow = await activated(
			stage(),
			inARow(`After ${script}`, [weChatTrigger(stage().credential, { events: [] }), ...nodes]),
		);
		const execution = await executionAfter(stage(), workflow, script);
		await deactivated(stage(), workflow);
		return execution;
	}

	beforeEach(async () => await control().behave());
	afterAll(async () => {
		await control().behave();
		await control().setWorld({ downloadBytes: null, jobPolls: 2, jobsFail: false });
	});

	const downloadFile = (more: object = {}, setting: Record<string, unknown> = {}) =>
		node('Download', { resource: 'incomingMessage', operation: 'downloadFile', ...more }, setting);
	const sendOn = (more: object = {}) =>
		node('Send On', {
			resource: 'message',
			operation: 'sendFile',
			to: byId(FAMILY),
			...more,
		});

	it('a file that arrives is downloaded and sent on, byte for byte, under its name', async () => {
		const size = 3_000_001;
		const execution = await after(
			`Lucy sends the file "价目表 2026.pdf" of ${size} bytes`,
			downloadFile(),
			sendOn(),
		);
		expect(errorOf(execution)).toBeUndefined();
		const [{ binary }] = itemsOf(execution, 'Download');
		expect(binary.data).toMatchObject({
			fileName: '价目表 2026.pdf',
			mimeType: 'application/pdf',
			// Not in the data of the execution, but in n8n's storage.
			id: expect.stringContaining('filesystem'),
		});
		const sent = (await control().files(FAMILY)).at(-1)!;
		expect(sent).toMatchObject({
			name: '价目表 2026.pdf',
			mimeType: 'application/pdf',
			size,
			sha256: sha256(fileBytes('价目表 2026.pdf', size)),
		});
	});

	it('a file of another node is sent, byte for byte', async () => {
		const url = `${stage().simulator.url}/media/size/200000.pdf`;
		const fetched = {
			name: 'Fetch',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: { url, options: { response: { response: { responseFormat: 'file' } } } },
		};
		const execution = await runOn(stage(), [{}], fetched, sendOn({ fileName: 'terms.pdf' }));
		expect(errorOf(execution)).toBeUndefined();
		const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
		const sent = (await control().files(FAMILY)).at(-1)!;
		expect(sent).toMatchObject({ name: 'terms.pdf', size: 200_000, sha256: sha256(bytes) });
	});

	it.each([
		['expired media', { status: 404 }, 'The file is no longer there (HTTP 404)'],
		['a server that is down', { status: 503 }, 'The server of the file is out of order (HTTP 503)'],
		['a file cut off', { cut: true as const }, 'The file could not be downloaded: its server cut'],
	])('%s is explained, also with "continue on fail"', async (_what, how, text) => {
		await control().misbehave('/media/*', how, 'always');
		const script = 'Lucy sends the file "a.pdf" of 50000 bytes';
		const stopped = await after(script, downloadFile());
		expect(stopped.status).toBe('error');
		expect(errorOf(stopped)).toContain(text);
		const continued = await after(script, downloadFile({}, { onError: 'continueRegularOutput' }));
		expect(continued.status).toBe('success');
		expect(itemsOf(continued, 'Download')).toMatchObject([
			{ json: { error: expect.stringContaining(text) }, pairedItem: { item: 0 } },
		]);
	});

	it('a file that is too large says how to change that', async () => {
		const options = { pacing: 'off', largestFile: 1 };
		const execution = await after(
			'Lucy sends the file "a.pdf" of 1500000 bytes',
			downloadFile({ options }),
		);
		expect(errorOf(execution)).toBe('The file is too large: 1.4 MB, the limit is 1 MB');
		expect(execution.data.resultData.error.description).toContain("'Largest File (MB)'");
	});

	it('a file that is only announced is explained', async () => {
		const execution = await after(
			'Lucy starts to upload the file "a.pdf" of 5000 bytes',
			downloadFile(),
		);
		expect(errorOf(execution)).toContain('only been announced (type 74)');
	});

	it('a video is waited for', async () => {
		await control().setWorld({ jobPolls: 2, downloadBytes: 2_000_000 });
		const execution = await after(
			'Lucy sends a video',
			node('Video', { resource: 'incomingMessage', operation: 'requestVideo' }),
		);
		expect(errorOf(execution)).toBeUndefined();
		const [{ json, binary }] = itemsOf(execution, 'Video');
		expect(json).toMatchObject({ progress: 'done' });
		expect(binary.data).toMatchObject({ mimeType: 'video/mp4' });
		expect(binary.data.fileName).toMatch(/^video-\d+\.mp4$/);
	});

	it('a video that fails is an error item with "continue on fail"', async () => {
		await control().setWorld({ jobPolls: 1, jobsFail: '视频已过期' });
		const video = { resource: 'incomingMessage', operation: 'requestVideo' };
		const execution = await after(
			'Lucy sends a video',
			node('Video', video, { onError: 'continueRegularOutput' }),
		);
		await control().setWorld({ jobsFail: false });
		expect(itemsOf(execution, 'Video')[0].json.error).toContain('("视频已过期")');
	});

	it('a login goes from the QR code to online', async () => {
		await control().setLoginRules({ scanAfterMs: 1_000 });
		const execution = await runOn(
			stage(),
			[{}],
			node('Code', {
				...{ resource: 'login', operation: 'getQrCode', deviceType: 'ipad', proxy: 1 },
				weChatId: byId(SHOP),
			}),
			node('Scan', { resource: 'login', operation: 'waitForScan', autoCheck: false }),
			node('Online', { resource: 'account', operation: 'checkOnline' }),
		);
		await control().setLoginRules({ scanAfterMs: 0 });
		expect(errorOf(execution)).toBeUndefined();
		const [code] = itemsOf(execution, 'Code');
		expect(code.binary.data).toMatchObject({
			mimeType: 'image/png',
			fileName: 'login-qr-code.png',
		});
		const [scan] = itemsOf(execution, 'Scan');
		expect(scan.json).toMatchObject({ loginState: 'loggedIn', wcId: SHOP, wId: code.json.wId });
		expect(itemsOf(execution, 'Online')[0].json).toMatchObject({ isOnline: true });
	});
}
