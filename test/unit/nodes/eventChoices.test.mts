/** What the trigger offers to start from: in n8n's node panel as sentences, in its list by name. */
import { eventChoices } from '../../../nodes/callbacks/eventChoices';
import { ANY_MESSAGE, isAnyMessage } from '../../../nodes/events/anyMessage';
import { type EventName, events } from '../../../nodes/events/events';

const EVENTS = Object.keys(events) as EventName[];

it('every event can be chosen, and any message', () => {
	expect(eventChoices.map(({ value }) => value).sort()).toEqual([...EVENTS, ANY_MESSAGE].sort());
});

it('no two have the same name or sentence', () => {
	for (const key of ['name', 'action'] as const) {
		const texts = eventChoices.map((choice) => choice[key]);
		expect(texts).toEqual([...new Set(texts)]);
	}
});

it.each(eventChoices.map(({ name, action }) => [name, action]))(
	'"%s" is a sentence in the node panel: "%s"',
	(_name, action) => {
		expect(action).toMatch(/^When [a-zA-Z ,-]+[a-z]$/);
	},
);

it('what most workflows start from comes first', () => {
	expect(eventChoices.slice(0, 11).map(({ action }) => action)).toEqual([
		'When any message arrives',
		'When a text message arrives',
		'When an image arrives',
		'When a voice message arrives',
		'When a file arrives',
		'When a video arrives',
		'When a link arrives',
		'When a message arrives that quotes another',
		'When a friend request arrives',
		'When somebody joins a group',
		'When an account goes offline',
	]);
	expect(eventChoices.at(-1)?.value).toBe('unknown');
});

it('any message is every one that comes by itself', () => {
	expect(EVENTS.filter((event) => !isAnyMessage(event) && event.startsWith('message.'))).toEqual([
		'message.fileAnnounced',
		'message.revoke',
	]);
	expect(EVENTS.filter((event) => isAnyMessage(event) && !event.startsWith('message.'))).toEqual(
		[],
	);
});
