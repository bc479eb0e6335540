/** What n8n makes of the trigger's events: the sentences of its node panel, and what stands below the node. */
import { weChatTrigger, place } from './n8n.mts';

const { description } = weChatTrigger;

/** Where n8n's node panel finds what a trigger starts from (actionsGenerator of its editor, 2.8 and 2.41). */
const asked = description.properties.find(({ displayName }) =>
	['event', 'events', 'trigger on'].includes(displayName.toLowerCase()),
);

it('the panel finds the events, and a sentence for each', () => {
	expect(asked).toMatchObject({ name: 'events', type: 'multiOptions' });
	const options = asked!.options as Array<{ name: string; action?: string }>;
	expect(options.slice(0, 2)).toMatchObject([
		{ name: 'Any Message', action: 'When any message arrives' },
		{ name: 'Text Message', action: 'When a text message arrives' },
	]);
	expect(options.filter(({ action = '' }) => action === '')).toEqual([]);
});

const subtitle = (events: unknown) => {
	const parameters = { events: events as string[] };
	const { workflow } = place(weChatTrigger, { baseUrl: '', parameters });
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode('Node')!,
		description.subtitle,
		'internal',
		{},
	);
};

it.each([
	[['message.text'], 'Text message'],
	[['message.any', 'contact.request'], 'Any message, Friend request'],
	[['officialAccount.article'], 'Official Account article'],
	[['message.channelVideo', 'account.momentVideoPosted'], 'Channels video, Moments video posted'],
	[[], 'Everything'],
	// What an expression gives, and what an earlier version may have stored.
	['message.image', 'Image'],
	[['message.gone'], 'message.gone'],
])('%j reads "%s" below the node', (events, text) => {
	expect(subtitle(events)).toBe(text);
});
