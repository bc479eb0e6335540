import type { IDataObject } from 'n8n-workflow';

/**
 * A call of n8n's `$fromAI`, its arguments (texts in any quotes) without the brackets. As in n8n, the case does
 * not matter.
 */
const CALL =
	/\$fromAI\s*\(((?:[^()'"`]|'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`(?:\\[\s\S]|[^`\\])*`)*)\)/gi;

/** The first argument: the name of what the model fills in. */
const NAME = /^\s*(['"`])([\w-]+)\1/;

const nameIn = (args: string): string | undefined => NAME.exec(args)?.[2];

/** A value as a literal that can stand in an expression: a text with `}}` would end it. */
const literal = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[{}\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/**
 * Puts what the model has chosen into an expression, in the place of its calls of `$fromAI`: n8n knows the
 * values of these only while the tool itself runs.
 *
 * @param chosen what the model has chosen, by name
 * @returns the expression, and the names that stand in it
 */
export function withChosen(
	expression: string,
	chosen: IDataObject,
): { expression: string; names: string[] } {
	const values = new Map(Object.entries(chosen));
	const names: string[] = [];
	const replaced = expression.replace(CALL, (call, args: string) => {
		const name = nameIn(args);
		if (name === undefined || !values.has(name)) return call;
		names.push(name);
		// An object would need its braces: it is read from a text instead.
		const value = values.get(name);
		return typeof value === 'object' && value !== null
			? `JSON.parse(${literal(JSON.stringify(value))})`
			: literal(value);
	});
	return { expression: replaced, names };
}
