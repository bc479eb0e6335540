/** Somebody writes a text. */
import { textMessage } from '../events.mts';
import { namedPerson, placeOf, requireMember } from './names.mts';
import { type Form, type Match, sentence, type Stage, type Step, unquoted } from './form.mts';

const EVERYBODY = /^(everybody|everyone|all)$/i;

function writes({ world }: Stage, match: Match): Step[] {
	const { quoted, bare = '', mentioned } = match;
	const place = placeOf(world, match);
	const at = mentioned === undefined ? [] : [idOfMentioned(mentioned)];
	return [{ callback: textMessage(world, place, { text: textOf(), at }) }];

	function textOf(): string {
		return quoted === undefined ? bare : unquoted(quoted);
	}

	function idOfMentioned(name: string): string {
		if (EVERYBODY.test(name)) return 'notify@all';
		const wcId = namedPerson(world, name);
		if (place.group) requireMember(world, place.group, wcId);
		return wcId;
	}
}

export const texts: Form[] = [
	{
		example: 'Li Lei mentions Demo Shop: "@Demo Shop price?" in group Family',
		pattern: sentence('[member ]{name} mentions {mentioned}: ?{looseText} in {group}'),
		steps: writes,
	},
	{
		example: 'Li Lei writes "hello" in group Family',
		pattern: sentence('[member ]{name} writes {looseText} in {group}'),
		steps: writes,
	},
	{
		example: 'Demo Shop writes "from my phone" to Li Lei',
		pattern: sentence('{name} writes {quoted} to {to}'),
		steps: writes,
	},
	{
		example: 'Han Meimei writes "hi"',
		pattern: sentence('{name} writes {looseText}'),
		steps: writes,
	},
];
