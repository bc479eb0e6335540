/** The same sentence becomes the same event, whichever gateway tells it: a workflow need not know. */
import type { Callback } from '../../../../nodes/events/message';
import { readCallback } from '../../../../nodes/gateways/readCallback';
import type { SimulatorOptions } from '../../../simulator/index.mts';
import { chapters } from '../../../simulator/forms/index.mts';
import { closeAll, type Received, stage } from '../client.mts';
import { geweStage } from './client.mts';

afterEach(closeAll);

/** The lines that E Cloud alone can tell. */
const OF_E_CLOUD = /video (?:Moment )?finishes|old format/;

/** GeWe has these as words that nobody has seen. */
const WITHOUT_WORDS = /admin of/;

const lines = chapters
	.flatMap(({ forms }) => forms)
	.filter(({ example, silent }) => !silent && !OF_E_CLOUD.test(example))
	.map(({ example }) => example.replace(/ \((or|any|in private).*$/, ''));

const lastOf = (received: Received[]): Callback =>
	readCallback(Buffer.from(received[received.length - 1].text));

async function byECloud(line: string): Promise<Callback> {
	const { simulator, received } = await stage();
	await simulator.play(line);
	return lastOf(received);
}

async function byGewe(line: string, options: SimulatorOptions): Promise<Callback> {
	const { simulator, received } = await geweStage(options);
	await simulator.play(line);
	return lastOf(received);
}

/** What must not depend on the gateway; who has caused a notice stands elsewhere in each of them. */
function toWhomItMatters(callback: Callback): unknown {
	if (callback.kind !== 'event') return callback;
	const { event, chatId, chatType, senderId, isSelf, isAtMe, text } = callback.event;
	if (event === 'officialAccount.unfollowed') return { event, isSelf };
	const isMessage = event.startsWith('message.');
	return { event, chatId, chatType, isSelf, isAtMe, text, ...(isMessage && { senderId }) };
}

it.each(lines.filter((line) => !WITHOUT_WORDS.test(line)))('%s', async (line) => {
	const expected = toWhomItMatters(await byECloud(line));
	expect(toWhomItMatters(await byGewe(line, { dialect: 'nested' }))).toEqual(expected);
	expect(toWhomItMatters(await byGewe(line, { dialect: 'flat' }))).toEqual(expected);
});

it.each(lines.filter((line) => WITHOUT_WORDS.test(line)))(
	'%s: nobody knows, but it arrives',
	async (line) => {
		const callback = await byGewe(line, { dialect: 'nested' });
		expect(callback).toMatchObject({
			kind: 'event',
			event: { event: 'message.other', chatType: 'group' },
		});
	},
);
