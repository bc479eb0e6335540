/**
 * What may import what: a gateway is one room, and whoever adds one adds one folder. Everything else knows
 * gateways by the types of gateway.ts and gets the gateway handed in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The rooms that know no gateway. */
const COMMON = ['callbacks', 'editor', 'engine', 'events', 'questions', 'voice'];

const GATEWAYS = 'nodes/gateways/';
const TYPES = 'nodes/gateways/gateway';

interface Import {
	/** The file that imports, from the project's folder. */
	from: string;
	/** What it imports: a path from there without ending, or the name of a module. */
	what: string;
	/** Whether only types are taken, of which nothing is left in the code. */
	isOfTypes: boolean;
}

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => join(folder, file).split('\\').join('/'));

/** All that a text imports, also what it exports again, requires or imports later. */
function importsIn(from: string, text: string): Import[] {
	const found = [
		...text.matchAll(/^\s*(?:import|export)\s+(?:(type)\s)?(?:[^'";]*\bfrom\s+)?'([^']+)'/gm),
		...text.matchAll(/\b(?:require|import)\s*\(\s*()['"`]([^'"`]+)['"`]/g),
	];
	return found.map(([, type, specifier]) => ({
		from,
		what: specifier.startsWith('.')
			? posix.join(posix.dirname(from), specifier).replace(/\.ts$/, '')
			: specifier,
		isOfTypes: type !== undefined && type !== '',
	}));
}

/** Why an import breaks the rules, or nothing. */
function complaint({ from, what, isOfTypes }: Import): string | undefined {
	const [, room] = from.split('/');
	if (!what.startsWith(GATEWAYS)) return undefined;
	if (COMMON.includes(room)) {
		return what === TYPES && isOfTypes ? undefined : `${from} knows a gateway: ${what}`;
	}
	const [, , own] = from.split('/');
	const [, , other] = what.split('/');
	const isInRoom = from.startsWith(GATEWAYS) && from.split('/').length > 3;
	if (!isInRoom || other === own || what === TYPES) return undefined;
	return `${from} knows another gateway: ${what}`;
}

const complaintsOf = (from: string, text: string): string[] =>
	importsIn(from, text)
		.map(complaint)
		.filter((found) => found !== undefined);

const imports = filesBelow('nodes').flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));

it('nothing but the types of gateway.ts is imported from a gateway where none is known', () => {
	const common = imports.filter(({ from }) => COMMON.includes(from.split('/')[1]));
	expect(common.length).toBeGreaterThan(200);
	expect(common.map(complaint).filter(Boolean)).toEqual([]);
});

it('no gateway imports another', () => {
	const inRooms = imports.filter(({ from }) => /^nodes\/gateways\/\w+\//.test(from));
	expect(inRooms.length).toBeGreaterThan(50);
	expect(inRooms.map(complaint).filter(Boolean)).toEqual([]);
});

it('every folder of the nodes is one of those that the rules are about', () => {
	const folders = readdirSync('nodes').filter((name) => !/^WeChat/.test(name));
	expect(folders.sort()).toEqual([...COMMON, 'gateways'].sort());
});

describe('the rules see', () => {
	it.each([
		['nodes/engine/run.ts', "import { eyun } from '../gateways/eyun';"],
		['nodes/engine/run.ts', "import type { Pace } from '../gateways/eyun/paces';"],
		['nodes/engine/run.ts', "import { helper } from '../gateways/gateway';"],
		['nodes/engine/run.ts', "import {\n\ttype Gateway,\n\thelper,\n} from '../gateways/gateway';"],
		['nodes/engine/steps/wait.ts', "import { readCallback } from '../../gateways/readCallback';"],
		['nodes/editor/pickers/index.ts', "export * from '../../gateways/eyun';"],
		['nodes/events/xml.ts', "const { eyun } = require('../gateways/eyun');"],
		['nodes/callbacks/receive.ts', "const { eyun } = await import('../gateways/eyun/index.ts');"],
		['nodes/callbacks/receive.ts', "import '../gateways/eyun';"],
		['nodes/gateways/gewe/index.ts', "import { data } from '../eyun/answer';"],
		['nodes/gateways/gewe/callbacks/index.ts', "export { data } from '../../eyun/answer';"],
		['nodes/gateways/eyun/index.ts', "import type { Kind } from '../gewe/paces';"],
	])('in %s: %s', (from, text) => {
		expect(complaintsOf(from, text)).toHaveLength(1);
	});

	it.each([
		['nodes/engine/run.ts', "import type { Gateway } from '../gateways/gateway';"],
		['nodes/engine/run.ts', "import { now } from './clock';"],
		['nodes/WeChatEyun/WeChatEyun.node.ts', "import { eyun } from '../gateways/eyun';"],
		['nodes/gateways/readCallback.ts', "import { eyun } from './eyun';"],
		['nodes/gateways/eyun/accounts.ts', "import type { Accounts } from '../gateway';"],
		['nodes/gateways/eyun/callbacks/index.ts', "import { data } from '../answer';"],
		['nodes/gateways/eyun/answer.ts', "import { Refusal } from '../../engine/answer';"],
	])('nothing wrong in %s: %s', (from, text) => {
		expect(complaintsOf(from, text)).toEqual([]);
	});
});
