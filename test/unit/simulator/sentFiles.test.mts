/** Files that are sent as base64: kept byte for byte, and refused when they are damaged. */
import { createHash } from 'node:crypto';
import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { fileBytes } from '../../simulator/media.mts';
import type { Simulator } from '../../simulator/index.mts';
import { closeAll, call, start } from './client.mts';

afterEach(closeAll);

const LI_LEI = 'wxid_lilei00demo01';
const FAMILY = '21900000001@chatroom';
const send = (simulator: Simulator, base64: string, wcId = LI_LEI, fileName = 'a.bin') =>
	call(simulator, '/sendFileBase64', { wcId, fileName, base64 });
const dataUri = (bytes: Buffer, mimeType = 'application/octet-stream') =>
	`data:${mimeType};base64,${bytes.toString('base64')}`;

it('keeps what it received, for tests inside and outside', async () => {
	const simulator = await start();
	const bytes = fileBytes('a.pdf', 3_000_001);
	await send(simulator, dataUri(bytes, 'application/pdf'), LI_LEI, '价目.pdf');
	await send(simulator, dataUri(Buffer.from([0, 255, 128])), FAMILY);
	const { file, kind, text, newMsgId } = simulator.world.messages.at(-2)!;
	expect([kind, text]).toEqual(['file', '价目.pdf']);
	expect(file).toMatchObject({ name: '价目.pdf', mimeType: 'application/pdf' });
	expect(file!.bytes.equals(bytes)).toBe(true);
	const control = new SimulatorControl(simulator.url);
	const [sent, ...more] = await control.files(LI_LEI);
	expect(more).toEqual([]);
	const { base64, ...facts } = sent;
	expect(facts).toEqual({
		newMsgId: String(newMsgId),
		chat: LI_LEI,
		name: '价目.pdf',
		mimeType: 'application/pdf',
		size: 3_000_001,
		sha256: createHash('sha256').update(bytes).digest('hex'),
	});
	expect(Buffer.from(base64, 'base64').equals(bytes)).toBe(true);
	expect((await control.files()).map(({ chat }) => chat)).toEqual([LI_LEI, FAMILY]);
});

it.each([
	['SGVsbG8=', 'no head'],
	['data:;base64,SGVsbG8=', 'no type'],
	['data:text;base64,SGVsbG8=', 'half a type'],
	['data:text/plain,SGVsbG8=', 'no base64'],
	['data:text/plain;charset=utf-8;base64,SGVsbG8=', 'more than a type'],
	['data:text/plain;base64,', 'no bytes'],
	['data:text/plain;base64,SGVsbG8', 'no padding'],
	['data:text/plain;base64,SGVsbG9=', 'bits after the end'],
	['data:text/plain;base64,SGVs bG8=', 'a blank'],
	['data:text/plain;base64,SGVs\nbG8=', 'a line break'],
	['data:text/plain;base64,_-8=', 'the URL alphabet'],
	['data:text/plain;base64,SGVsbG8=,SGVsbG8=', 'two files'],
	[' data:text/plain;base64,SGVsbG8=', 'a blank in front'],
])('refuses %j (%s)', async (base64) => {
	const simulator = await start();
	const before = simulator.world.messages.length;
	expect(await send(simulator, base64)).toMatchObject({ code: '1001', data: null });
	expect(simulator.world.messages).toHaveLength(before);
});

it('keeps no file for messages that are sent in another way', async () => {
	const simulator = await start();
	await call(simulator, '/sendFile', { wcId: LI_LEI, fileName: 'a', path: 'http://x/a' });
	expect(await new SimulatorControl(simulator.url).files()).toEqual([]);
});
