import type { Operation, Resource } from '../nodes/engine/operation';
import type { Gateway } from '../nodes/gateways/gateway';

const startOf = ({ name }: Gateway) =>
	`<!-- operations of ${name}: written by \`npm run docs\` -->`;
const endOf = ({ name }: Gateway) => `<!-- end of operations of ${name} -->`;

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** Descriptions may hold HTML entities for the editor, and table cells no line of their own. */
const cell = (text: string) => text.replaceAll('|', '\\|');

/** What the node does by itself has none. */
const endpoint = ({ path }: Operation) => (path === '' ? '' : `\`${path}\``);

function table({ name, operations }: Resource): string {
	const rows = [...operations]
		.sort(byName)
		.map(
			(operation) =>
				`| ${cell(operation.name)} | ${cell(operation.description)} | ${endpoint(operation)} |`,
		);
	return [
		`<details><summary><b>${name}</b> (${operations.length})</summary>`,
		'',
		'| Operation | What it does | Endpoint |',
		'| --- | --- | --- |',
		...rows,
		'',
		'</details>',
	].join('\n');
}

/** Puts the table of a gateway's resources and operations between its two marks in a page. */
function withTable(page: string, gateway: Gateway): string {
	const [mark, endMark] = [startOf(gateway), endOf(gateway)];
	const start = page.indexOf(mark);
	const end = page.indexOf(endMark);
	if (start < 0 || end < start) throw new Error(`The page needs the lines ${mark} and ${endMark}`);
	const tables = [...gateway.catalog].sort(byName).map(table).join('\n\n');
	return `${page.slice(0, start)}${mark}\n\n${tables}\n\n${page.slice(end)}`;
}

/** The same for all gateways. */
export const withOperations = (page: string, gateways: Gateway[]): string =>
	gateways.reduce(withTable, page);
