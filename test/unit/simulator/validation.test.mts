/** The rules of validation that the table over all operations does not reach. */
import { closeAll, call, post, start } from './client.mts';

afterEach(closeAll);

const LI_LEI = 'wxid_lilei00demo01';
const ids = (count: number) => Array.from({ length: count }, () => LI_LEI).join(',');

async function problemOf(path: string, body: Record<string, unknown>): Promise<string> {
	const { status, message } = await call(await start(), path, body);
	expect(status).toBe(400);
	return message;
}

it.each([
	['an empty item, as a trailing comma leaves it', `${LI_LEI},`, 'has an empty item'],
	['an empty list', '', 'has an empty item'],
	['blanks after a comma', `${LI_LEI}, ${LI_LEI}`, 'has blanks around an item'],
	['the full-width comma of the documentation', `${LI_LEI}，${LI_LEI}`, 'full-width comma'],
	['more than the 20 items of one call', ids(21), '21 items, at most 20'],
])('refuses a list with %s', async (_mistake, wcId, problem) => {
	expect(await problemOf('/checkZombie', { wcId })).toContain(problem);
});

it('refuses a group of one: catches a list that is not counted', async () => {
	expect(await problemOf('/createChatroom', { userList: LI_LEI })).toContain('at least 2');
});

it('splits picture paths at semicolons only: catches a comma used as the separator', async () => {
	const simulator = await start();
	const paths = Array.from({ length: 10 }, (_, index) => `http://x/${index}.png`);
	const body = { content: 'x', paths: paths.join(';') };
	expect((await call(simulator, '/snsSendImage', body)).message).toContain('at most 9');
	const commas = { content: 'x', paths: paths.join(',') };
	expect((await call(simulator, '/snsSendImage', commas)).code).toBe('1000');
});

it('wants aliases as well, with the same value: catches one of two names being sent', async () => {
	const simulator = await start();
	const { userName } = simulator.world.channel.me;
	const both = { meUserName: userName, myUserName: userName, meRoleType: 3, myRoleType: 3 };
	expect((await call(simulator, '/finder/getQrCode', both)).code).toBe('1000');
	for (const body of [
		{ ...both, myUserName: undefined },
		{ ...both, myRoleType: 4 },
		{ ...both, myRoleType: '3' },
	]) {
		expect((await call(simulator, '/finder/getQrCode', body)).status).toBe(400);
	}
});

it('wants videoCdn as an object with all members: catches dotted keys and partial handles', async () => {
	const simulator = await start();
	const video = {
		myUserName: simulator.world.channel.me.userName,
		videoUrl: '',
		videoThumbUrl: '',
		videoWidth: 1,
		videoHeight: 1,
		videoPlayLen: 1,
		title: 'x',
		topic: [],
	};
	const { data: videoCdn } = await call(simulator, '/finderUpload', {
		videoUrl: 'http://x/1.mp4',
		imgUrl: 'http://x/1.png',
	});
	const publish = (more: object) => call(simulator, '/finderPublish', { ...video, ...more });
	expect((await publish({ videoCdn })).code).toBe('1000');
	expect((await publish({ videoCdn: { ...videoCdn, fileKey: undefined } })).message).toContain(
		'videoCdn.fileKey is missing',
	);
	expect((await publish({ videoCdn: { ...videoCdn, extra: 1 } })).message).toContain(
		'videoCdn.extra is not a parameter',
	);
	expect((await publish({ 'videoCdn.fileUrl': 'x' })).status).toBe(400);
	expect((await publish({ topic: [1] })).message).toContain('topic must be an array of strings');
	expect((await publish({})).message).toBe('videoCdn无效');
});

it.each([
	['a number in scientific notation', '1e0'],
	['a decimal', '1.0'],
	['more than 64 bits', '18446744073709551616'],
	['less than -2^63', '-9223372036854775809'],
	['a string of digits', '"1"'],
])('refuses %s as a long', async (_mistake, maxId) => {
	const simulator = await start();
	const { wId } = simulator.world.accounts[0];
	const text = `{"wId":"${wId}","firstPageMd5":"","maxId":${maxId}}`;
	expect((await post(simulator, '/getCircle', text)).message).toContain('maxId must be a long');
});

it('accepts only the values of an enumeration: catches a 0 where 1 and 2 are allowed', async () => {
	const message = await problemOf('/setFriendPemission', { wcId: LI_LEI, type: 0 });
	expect(message).toContain('type must be one of 1, 2');
});

it('takes a request to /sendText for one with mentions only if it has at', async () => {
	const simulator = await start();
	const body = { wcId: '21900000001@chatroom', content: '@Li Lei hi' };
	expect((await call(simulator, '/sendText', { ...body, at: LI_LEI })).code).toBe('1000');
	expect((await call(simulator, '/sendText', { ...body, at: '' })).status).toBe(400);
	expect((await call(simulator, '/sendText', { ...body, at: null })).status).toBe(400);
});

it('refuses what is no JSON object sent as JSON: catches forms, arrays and empty bodies', async () => {
	const simulator = await start();
	const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
	expect((await post(simulator, '/queryLoginWx', '{}', form)).message).toContain('content type');
	for (const text of ['', '[]', 'null', '{"a":1', '"{}"']) {
		expect((await post(simulator, '/queryLoginWx', text)).status).toBe(400);
	}
	const utf8 = { 'Content-Type': 'application/json; charset=utf-8' };
	expect((await post(simulator, '/queryLoginWx', '{}', utf8)).code).toBe('1000');
});

it('answers 405 to another method and 404 to another path, as JSON', async () => {
	const simulator = await start();
	const get = await fetch(`${simulator.url}/queryLoginWx`);
	expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
	const missing = await post(simulator, '/queryLoginwx');
	expect(missing).toMatchObject({ status: 404, code: '1001', data: null });
});

it('answers below a prefix too: catches a base URL whose path is dropped', async () => {
	const simulator = await start({ prefix: '/v1' });
	expect((await post(simulator, '/v1/queryLoginWx')).code).toBe('1000');
	expect((await post(simulator, '/queryLoginWx')).code).toBe('1000');
	expect((await post(simulator, '/v2/queryLoginWx')).status).toBe(404);
	expect(simulator.requests[0].path).toBe('/queryLoginWx');
});

it('wants the token exactly: catches "Bearer", and a missing header', async () => {
	const simulator = await start({ authorization: 'token-1' });
	for (const Authorization of ['', 'Bearer token-1', 'token-12']) {
		const answer = await post(simulator, '/queryLoginWx', {}, { Authorization });
		expect(answer).toMatchObject({ status: 200, code: '1001', message: 'Authorization无效' });
	}
	expect((await post(simulator, '/queryLoginWx')).code).toBe('1000');
	const strict = await start({ unauthorizedStatus: 401 });
	const refused = await post(strict, '/queryLoginWx', {}, { Authorization: 'x' });
	expect(refused).toMatchObject({ status: 401, code: '1001' });
});
