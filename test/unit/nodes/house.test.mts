/** What keeps the rooms of the gateways and the node files small. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many equal lines in a row are something that both gateways need: it belongs in a shared piece. */
const BLOCK = 6;

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => join(folder, file));

/** The lines of a text without imports, blank lines and indentation. */
const linesOf = (text: string): string[] =>
	text
		.replace(/^import\b[^;]*;$/gm, '')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** Every block of a text. */
const blocksOf = (text: string): string[] => {
	const lines = linesOf(text);
	return lines
		.slice(0, Math.max(0, lines.length - BLOCK + 1))
		.map((_, start) => lines.slice(start, start + BLOCK).join('\n'));
};

/** The blocks that stand in texts of both. */
function sharedBlocks(some: string[], others: string[]): string[] {
	const blocks = new Set(some.flatMap(blocksOf));
	return [...new Set(others.flatMap(blocksOf))].filter((block) => blocks.has(block));
}

const textsBelow = (folder: string): string[] =>
	filesBelow(folder).map((file) => readFileSync(file, 'utf8'));

const rooms = readdirSync('nodes/gateways', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

const pairs = rooms.flatMap((room, index) => rooms.slice(index + 1).map((other) => [room, other]));

it('there are rooms to compare', () => {
	expect(pairs).toContainEqual(['eyun', 'gewe']);
});

it.each(pairs)(`no block of ${BLOCK} equal lines stands in the rooms of %s and %s`, (a, b) => {
	const [some, others] = [a, b].map((room) => textsBelow(join('nodes/gateways', room)));
	expect(sharedBlocks(some, others)).toEqual([]);
});

describe('the rule', () => {
	const six = ['a();', 'b();', 'c();', 'd();', 'e();', 'f();'];
	const imports = "import {\n\ta,\n\tb,\n\tc,\n\td,\n\te,\n} from './x';\n";

	it('sees equal lines, however they are indented and spaced', () => {
		const indented = six.map((line) => `\t\t${line}`).join('\n\n');
		expect(sharedBlocks([`x();\n${six.join('\n')}`], [`${indented}\ny();`])).toEqual([
			six.join('\n'),
		]);
	});

	it('takes neither five lines nor imports for a block', () => {
		expect(sharedBlocks([six.slice(1).join('\n')], [six.slice(1).join('\n')])).toEqual([]);
		expect(sharedBlocks([`${imports}a();`], [`${imports}a();`])).toEqual([]);
	});
});

const nodeFiles = readdirSync('nodes')
	.filter((name) => name.startsWith('WeChat'))
	.map((name) => `nodes/${name}/${name}.node.ts`);

it.each(nodeFiles)('%s is wiring only: under 100 lines', (file) => {
	expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThan(100);
});
