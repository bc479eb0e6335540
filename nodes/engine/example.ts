/**
 * The examples of a placeholder, quoted, for an error that asks for such a value.
 *
 * @param placeholder as in `e.g. wxid_abc123def456 or 12345678901@chatroom`
 * @returns a part of a sentence that begins with a comma, or nothing
 */
export const examplesOf = (placeholder: string | undefined): string =>
	placeholder === undefined
		? ''
		: `, for example ${placeholder
				.replace(/^e\.g\. /, '')
				.split(' or ')
				.map((example) => `"${example}"`)
				.join(' or ')}`;
