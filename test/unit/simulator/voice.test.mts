/** Voice messages of both gateways are real files, which play as long as the message says. */
import { EXPECTED, USUAL, voice } from '../../voices.mts';
import { call, closeAll, delivered, stage, start } from './client.mts';
import { geweStage } from './gewe/client.mts';

afterEach(closeAll);

const LINE = 'Li Lei sends a voice message';

const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

it('a link to one serves what the encoder of the SDK has made', async () => {
	const { url } = await start();
	expect((await bytesAt(`${url}/media/message/1.silk`)).equals(voice(USUAL))).toBe(true);
});

it('E Cloud: the download of a message plays as long as its callback says', async () => {
	const { simulator, received } = await stage();
	await simulator.play(LINE);
	await delivered(simulator, 2);
	const { msgId, bufId, length, fromUser, voiceLength } = received[0].body.data;
	const { data } = await call(simulator, '/getMsgVoice', { msgId, bufId, length, fromUser });
	expect((await bytesAt(data.url)).equals(voice(USUAL))).toBe(true);
	expect(voiceLength).toBe(EXPECTED[USUAL].seconds * 1000);
});

it('GeWe: the callback itself has it, and says how long that is', async () => {
	const { simulator, received } = await geweStage();
	await simulator.play(LINE);
	const { ImgBuf, Content } = received[0].body.Data;
	expect(Buffer.from(ImgBuf.buffer, 'base64').equals(voice(USUAL))).toBe(true);
	expect(ImgBuf.iLen).toBe(voice(USUAL).length);
	expect(Content.string).toContain(`voicelength="${EXPECTED[USUAL].seconds * 1000}"`);
});
