/** What only GeWe can do. */
import { readyMade } from '../callbacks.mts';
import { newDevice } from '../gewe/answers/login.mts';
import { connection } from '../gewe/callbacks.mts';
import type { GeweState } from '../world.mts';
import { type Form, sentence, type Stage } from './form.mts';
import { stageAccount } from './names.mts';

/** How a line calls the markings of groups. */
const MARKINGS: Record<string, GeweState['groupMarking']> = {
	fromgroup: 'fromGroup',
	'the prefix': 'prefix',
	'the chat room': 'chatroom',
};

/** The state of GeWe; a line that needs it is a mistake with any other gateway. */
function geweOf({ world, gateway }: Stage): GeweState {
	if (gateway !== 'gewe') throw new Error('only GeWe has this');
	return world.gewe;
}

export const gewe: Form[] = [
	{
		example: 'use the flat dialect (or: the nested dialect)',
		pattern: sentence('use the (?<dialect>flat|nested) dialect'),
		silent: true,
		steps: (stage, { dialect = '' }) => {
			const state = geweOf(stage);
			state.dialect = dialect.toLowerCase() === 'flat' ? 'flat' : 'nested';
			return [{ done: `callbacks come in the ${state.dialect} dialect from now on` }];
		},
	},
	{
		example: 'groups are marked by fromGroup (or: by the prefix, by the chat room)',
		pattern: sentence('groups are marked by (?<marking>fromGroup|the prefix|the chat room)'),
		silent: true,
		steps: (stage, { marking = '' }) => {
			geweOf(stage).groupMarking = MARKINGS[marking.toLowerCase()];
			return [{ done: `the flat dialect marks groups by ${marking} from now on` }];
		},
	},
	{
		example: 'account is logged in on another device (in the flat dialect only)',
		pattern: sentence('{account} is logged in on another device'),
		steps: (stage) => {
			const { world } = stage;
			if (geweOf(stage).dialect !== 'flat') throw new Error('only the flat dialect tells of it');
			const account = stageAccount(world);
			account.appId = newDevice();
			const body = { appid: account.appId, wxid: account.wcId, msgType: 'LOGIN_SUCCESS' };
			return [{ callback: readyMade(world, 'login', body) }];
		},
	},
	{
		example: 'the connection breaks (or: is back)',
		pattern: sentence('[the ]connection (?<state>breaks|is back)'),
		steps: (stage, { state = '' }) => {
			geweOf(stage);
			const { world } = stage;
			const body = connection(world, stageAccount(world), state.toLowerCase() === 'is back');
			return [{ callback: readyMade(world, 'connection', body) }];
		},
	},
];
