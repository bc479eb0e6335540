/** What an event says that cannot wait until the gateway can be asked, since too many wait already. */
import type { INodeExecutionData } from 'n8n-workflow';

import { startLive } from '../../../nodes/callbacks/arrive';
import { startAllOf, whenFree } from '../../../nodes/callbacks/gate';
import type { Settings } from '../../../nodes/callbacks/settings';
import { incomingMessage } from '../../../nodes/editor/words/incomingMessage';
import type { WeChatEvent } from '../../../nodes/events/message';
import type { Gateway } from '../../../nodes/gateways/gateway';

const gateway = {
	catalog: [{ operations: [{ value: incomingMessage.downloadImage.value, file: {} }] }],
} as unknown as Gateway;

const image = {
	...{ event: 'message.image', text: '', textWithoutMentions: '', raw: {} },
	...{ chatId: 'wxid_a', chatType: 'private', senderId: 'wxid_a', accountId: 'wxid_bot' },
} as WeChatEvent;

/** What a workflow gets with these settings. */
async function startedWith(settings: { lookUpNames: boolean; files: string[] }) {
	const started: INodeExecutionData[] = [];
	const { lookUpNames, files } = settings;
	const all = {
		...{ trigger: 'late', quiet: 0, includeRaw: 'none', sessionPerMember: false, lookUpNames },
		downloads: { events: files, largestFile: 1, voiceAsWav: false },
	} as unknown as Settings;
	const live = {
		settings: all,
		start: (items: INodeExecutionData[]) => void started.push(...items),
	};
	await startLive({ ...live, warn: () => {}, kept: {} }, gateway, image);
	return started.map(({ json }) => json);
}

beforeAll(() => {
	while (whenFree('early', () => {}));
});
afterAll(() => startAllOf('early'));

const reason = expect.stringMatching(/^More messages are waiting than this n8n can ask/);

it.each([
	[true, [], { nameError: reason }],
	[false, ['message.image'], { downloadError: reason }],
	[true, ['message.image'], { downloadError: reason, nameError: reason }],
	[false, [], {}],
])('names wanted: %p, files wanted: %j', async (lookUpNames, files, missing) => {
	const [json, ...others] = await startedWith({ lookUpNames, files });
	expect(others).toEqual([]);
	expect(json).toMatchObject({ event: 'message.image', chatInput: '[Image]', ...missing });
	expect(
		Object.keys(json)
			.filter((key) => key.endsWith('Error'))
			.sort(),
	).toEqual(Object.keys(missing).sort());
});
