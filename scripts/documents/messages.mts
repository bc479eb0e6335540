/** The texts with which something fails, and what to do then, out of the source code. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

import { markdownTable } from '../lib/markdown-table.mjs';
import { cell, MADE } from './table.mts';

interface Said {
	message: string;
	todo: string;
}

/** The pairs of keys under which the source code has what happened and what to do. */
const PAIRS = [
	['meaning', 'todo'],
	['summary', 'whatToDo'],
];

const sources = (): ts.SourceFile[] =>
	readdirSync('nodes', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.sort()
		.map((file) => join('nodes', file))
		.map((file) =>
			ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
		);

/** Calls what is there for each node below one. */
function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

type Constants = Map<string, ts.Expression>;

function constantsOf(file: ts.SourceFile): Constants {
	const found: Constants = new Map();
	walk(file, (node) => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
			found.set(node.name.text, node.initializer);
	});
	return found;
}

/** Those of the files that a file imports, by the names that it has for them; gateways use the same names. */
function importedInto(file: ts.SourceFile, all: Map<string, Constants>): Constants {
	const found: Constants = new Map();
	for (const statement of file.statements) {
		if (!ts.isImportDeclaration(statement)) continue;
		const { text } = statement.moduleSpecifier as ts.StringLiteral;
		const base = join(dirname(file.fileName), text);
		const constants = all.get(`${base}.ts`) ?? all.get(join(base, 'index.ts'));
		const names = statement.importClause?.namedBindings;
		if (!constants || !names || !ts.isNamedImports(names)) continue;
		for (const { name, propertyName } of names.elements) {
			const value = constants.get((propertyName ?? name).text);
			if (value) found.set(name.text, value);
		}
	}
	return found;
}

/** What differs from case to case. */
const GAP = '…';

/** What an expression says, as far as it says the same each time; nothing where it is no text. */
function textOf(node: ts.Expression, constants: Constants, depth = 0): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		const spans = node.templateSpans.map(
			({ expression, literal }) => (textOf(expression, constants, depth + 1) ?? GAP) + literal.text,
		);
		return node.head.text + spans.join('');
	}
	const known = ts.isIdentifier(node) && depth < 4 ? constants.get(node.text) : undefined;
	return known && textOf(known, constants, depth + 1);
}

/** Those whose first argument is a code, not a text. */
const WITH_CODE = ['Fault', 'UncertainFault'];

function saidIn(file: ts.SourceFile, all: Map<string, Constants>): Said[] {
	const constants = new Map([...importedInto(file, all), ...all.get(file.fileName)!]);
	const found: Said[] = [];
	const add = (message: string | undefined, todo: string | undefined) => {
		if (message !== undefined && /[a-z]{3}/i.test(message))
			found.push({ message, todo: todo ?? '' });
	};
	walk(file, (node) => {
		if (ts.isNewExpression(node) && /Fault$/.test(node.expression.getText())) {
			const from = WITH_CODE.includes(node.expression.getText()) ? 1 : 0;
			const texts = (node.arguments ?? []).slice(from, from + 2);
			const [message, todo] = texts.map((argument) => textOf(argument, constants));
			add(message, todo);
		}
		if (!ts.isObjectLiteralExpression(node)) return;
		const valueOf = (key: string): string | undefined => {
			const property = node.properties.find((one) => one.name?.getText() === key);
			return property && ts.isPropertyAssignment(property)
				? textOf(property.initializer, constants)
				: undefined;
		};
		for (const [what, todo] of PAIRS) add(valueOf(what), valueOf(todo));
	});
	return found;
}

/** All of them, each once, sorted as somebody would look them up. */
export function allMessages(): Said[] {
	const files = sources();
	const constants = new Map(files.map((file) => [file.fileName, constantsOf(file)]));
	const said = files.flatMap((file) => saidIn(file, constants));
	const once = new Map(said.map((one) => [`${one.message}\n${one.todo}`, one]));
	const sortKey = ({ message }: Said) => message.replace(/^[^a-z]+/i, '');
	return [...once.values()].sort((a, b) => sortKey(a).localeCompare(sortKey(b), 'en'));
}

/** The whole page. */
export const messageDocument = (): string =>
	`${[
		'# Error texts',
		MADE,
		`What the nodes say when something does not work, in alphabetical order, and what to do then. ${GAP} stands for what differs: a name, an ID, the words of the gateway. Look up the beginning of the text, without what stands in quotes. For a workflow that does something else for each kind of failure, there are [error codes](errors.md); what has no text, for example that nothing arrives, is under [Troubleshooting](troubleshooting.md).`,
		markdownTable(
			['What it says', 'What to do'],
			allMessages().map(({ message, todo }) => [cell(message), cell(todo)]),
		),
	].join('\n\n')}\n`;
