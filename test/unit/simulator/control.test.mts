/** The control API and the media files. */
import { closeAll, call, post, stage, start } from './client.mts';
import type { Simulator } from '../../simulator/index.mts';

afterEach(closeAll);

async function control(simulator: Simulator, method: string, path: string, body?: unknown) {
	const response = await fetch(`${simulator.url}/_sim/${path}`, {
		method,
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return { status: response.status, value: (await response.json()) as any };
}

it('tells the state with the ids that a request needs, and no secrets', async () => {
	const simulator = await start();
	const { value } = await control(simulator, 'GET', 'state');
	expect(value).toMatchObject({ url: simulator.url, developer: { callbackUrl: null } });
	expect(value.accounts[0].wId).toBe(simulator.world.accounts[0].wId);
	expect(value.channel.videos[0].id).toBe('14200825020179157073');
	const text = JSON.stringify(value);
	expect(text).not.toContain(simulator.authorization);
	expect(text).not.toContain('password');
});

it('lists and forgets requests, tokens and passwords hidden', async () => {
	const simulator = await start();
	await post(simulator, '/member/login', { account: '13800000000', password: 'demo-password' });
	const { value } = await control(simulator, 'GET', 'requests');
	expect(value[0]).toMatchObject({ path: '/member/login', body: { password: '(hidden)' } });
	expect(JSON.stringify(value)).not.toContain('demo-password');
	expect(JSON.stringify(value)).not.toContain(simulator.authorization);
	await control(simulator, 'DELETE', 'requests');
	const newMsgId = 8015075888668773694n;
	await call(simulator, '/revokeMsg', { newMsgId });
	const [{ text }] = (await control(simulator, 'GET', 'requests')).value;
	expect(text).toContain(`"newMsgId":${newMsgId}`);
	await control(simulator, 'DELETE', 'requests');
	expect((await control(simulator, 'GET', 'requests')).value).toEqual([]);
});

it('plays scripts and explains mistakes with status 400', async () => {
	const { simulator, received } = await stage();
	const script = 'Li Lei writes "hello" in group Family';
	const { value } = await control(simulator, 'POST', 'play', { script });
	expect(value.played[0]).toMatchObject({ line: script, httpStatus: 200 });
	expect(received).toHaveLength(1);
	const wrong = await control(simulator, 'POST', 'play', { script: 'sing' });
	expect(wrong).toMatchObject({ status: 400, value: { error: expect.stringContaining('forms') } });
	expect((await control(simulator, 'POST', 'play', {})).status).toBe(400);
});

it('lists the conversation, sent and received, of all chats or of one', async () => {
	const { simulator } = await stage();
	await simulator.play('Li Lei writes "price?" in group Family');
	await call(simulator, '/sendText', { wcId: '21900000001@chatroom', content: 'ten' });
	const { value } = await control(simulator, 'GET', 'messages?chat=21900000001@chatroom');
	expect(value.slice(-2)).toMatchObject([
		{ chatName: 'Family', fromName: 'Li Lei', direction: 'received', text: 'price?' },
		{ chatName: 'Family', fromName: 'Demo Shop', direction: 'sent', text: 'ten' },
	]);
	expect(value.at(-1).newMsgId).toMatch(/^\d{19}$/);
	const all = await control(simulator, 'GET', 'messages');
	expect(all.value.length).toBeGreaterThan(value.length);
});

it('orders misbehaviours, and refuses ones that do not exist', async () => {
	const simulator = await start();
	const order = { path: '/queryLoginWx', how: { status: 500 }, times: 2 };
	expect((await control(simulator, 'POST', 'misbehave', order)).status).toBe(200);
	expect((await post(simulator, '/queryLoginWx')).status).toBe(500);
	await control(simulator, 'DELETE', 'misbehave');
	expect((await post(simulator, '/queryLoginWx')).status).toBe(200);
	const unknown = { ...order, how: { delay: 5 } };
	expect(await control(simulator, 'POST', 'misbehave', unknown)).toMatchObject({
		status: 400,
		value: { error: expect.stringContaining('"delay" is no misbehaviour') },
	});
	const broken = { ...order, how: { broken: 'nicely' } };
	expect(await control(simulator, 'POST', 'misbehave', broken)).toMatchObject({
		status: 400,
		value: { error: expect.stringContaining('"broken" must be one of garbage, badChunk') },
	});
	const after = { ...order, how: { after: true, broken: 'drip', dripMs: 1, status: 502 } };
	expect((await control(simulator, 'POST', 'misbehave', after)).status).toBe(200);
});

it('names the control requests that exist', async () => {
	const { status, value } = await control(await start(), 'GET', 'nothing');
	expect(status).toBe(404);
	expect(value.error).toContain('GET /_sim/state');
});

it.each([
	['a.png', 'image/png', '89504e47'],
	['a.jpg', 'image/jpeg', 'ffd8ff'],
	['deep/er/a.gif', 'image/gif', '474946383961'],
	['a.mp4', 'video/mp4', '0000001c66747970'],
	['a.silk', 'application/octet-stream', '0223215349'],
	['a.txt', 'text/plain; charset=utf-8', '53'],
	['order%20form.pdf', 'application/pdf', '25504446'],
	['order%20form.xyz', 'application/octet-stream', '53'],
])('serves %s: catches a download that is not what its name says', async (name, type, magic) => {
	const { url } = await start();
	const response = await fetch(`${url}/media/${name}`);
	const bytes = Buffer.from(await response.arrayBuffer());
	expect(response.headers.get('content-type')).toBe(type);
	expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
	expect(bytes.toString('hex').startsWith(magic)).toBe(true);
});

it('serves files of any size, and their length without the file', async () => {
	const { url } = await start();
	const size = 3 * 1024 * 1024 + 1;
	const response = await fetch(`${url}/media/size/${size}.png`);
	expect((await response.arrayBuffer()).byteLength).toBe(size);
	const head = await fetch(`${url}/media/size/100000000.mp4`, { method: 'HEAD' });
	expect(head.headers.get('content-length')).toBe('100000000');
	expect((await fetch(`${url}/media/nothing`)).status).toBe(404);
	expect((await fetch(`${url}/media/a.png`, { method: 'POST' })).status).toBe(405);
});

it('serves the files that answers point to', async () => {
	const simulator = await start();
	const urls = [
		(await call(simulator, '/getQrCode')).data.qrCodeUrl,
		(await call(simulator, '/getGroupQrCode', { chatRoomId: '21900000001@chatroom' })).data.imgUrl,
		(await call(simulator, '/getContact', { wcId: 'wxid_lilei00demo01' })).data[0].bigHead,
	];
	for (const url of urls) {
		const response = await fetch(url);
		expect(response.headers.get('content-type')).toBe('image/png');
		await response.arrayBuffer();
	}
});
