import type { Resource } from '../nodes/engine/operation';

const START = '<!-- operations: written by `npm run docs` -->';
const END = '<!-- end of operations -->';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** Descriptions may hold HTML entities for the editor, and table cells no line of their own. */
const cell = (text: string) => text.replaceAll('|', '\\|');

function table({ name, operations }: Resource): string {
	const rows = [...operations]
		.sort(byName)
		.map(
			(operation) =>
				`| ${cell(operation.name)} | ${cell(operation.description)} | \`${operation.path}\` |`,
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

/** Puts the table of all resources and operations between its two marks in the README. */
export function withOperations(readme: string, catalog: Resource[]): string {
	const start = readme.indexOf(START);
	const end = readme.indexOf(END);
	if (start < 0 || end < start) throw new Error(`The README needs the lines ${START} and ${END}`);
	const tables = [...catalog].sort(byName).map(table).join('\n\n');
	return `${readme.slice(0, start)}${START}\n\n${tables}\n\n${readme.slice(end)}`;
}
