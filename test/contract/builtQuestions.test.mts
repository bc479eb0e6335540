/**
 * The package as it is published: a question of the node is one that the trigger knows. In the sources every
 * module exists once anyway, so that only the built files can show it.
 */
import type { INodeType } from 'n8n-workflow';

import { openChatStage } from './askingInChat.mts';

const built = (name: string): INodeType =>
	new (require(`../../dist/nodes/${name}/${name}.node.js`)[name])();

const trigger = built('WeChatTrigger');

it.each([
	['eyun', built('WeChatEyun')],
	['gewe', built('WeChatGewe')],
] as const)('five questions in the chats of %s, each answered by a quote', async (id, action) => {
	const stage = await openChatStage(id, { action, trigger });
	try {
		const listening = await stage.listen();
		const sibling = await stage.listen();
		const runs = await Promise.all(
			['One', 'Two', 'Three', 'Four', 'Five'].map(
				async (message) => await stage.ask({ message, responseType: 'freeText' }),
			),
		);
		for (const text of stage.sent().slice(-5)) {
			const [which] = text.split('\n');
			await stage.simulator.play(`Li Lei quotes ${JSON.stringify(text)} saying "about ${which}"`);
		}
		const items = await Promise.all(runs.map(async (run) => await stage.goesOn(run)));
		expect(items.map(({ data }) => (data as { text: string }).text)).toEqual(
			['One', 'Two', 'Three', 'Four', 'Five'].map((which) => `about ${which}`),
		);
		expect(
			[listening, sibling].flatMap(({ started, emitted }) => [...started, ...emitted]),
		).toEqual([]);
	} finally {
		await stage.close();
	}
});
