/** The page of the error codes, from the code: `docs/errors.md`. */
import { codes, type ErrorCode, retries } from '../../nodes/engine/errorCodes';
import { errorFieldMeanings } from '../../nodes/engine/errorFields';
import type { Gateway } from '../../nodes/gateways/gateway';
import { markdownTable } from '../lib/markdown-table.mjs';
import { MADE } from './table.mts';

/** Those of all gateways, with the name of the only one that says them. */
export const allCodes = (gateways: Gateway[]): Array<ErrorCode & { only?: string }> =>
	[
		...Object.values<ErrorCode>(codes),
		...gateways.flatMap(({ name, errorCodes = {} }) =>
			Object.values(errorCodes).map((code) => ({ ...code, only: name })),
		),
	].sort((a, b) => a.code.localeCompare(b.code, 'en'));

/** The whole page, as it stands in the documents. */
export const errorDocument = (gateways: Gateway[]): string => `# Error codes

${MADE}

Texts are for people, and may become better with the next version. A workflow that does something else for each kind of failure looks at the code, which stays the same.

## Where a workflow finds it

| On Error (node settings) | The code | Example |
| --- | --- | --- |
| Continue | in the item that stands for the failed one | \`{{ $json.errorCode }}\` |
| Continue (using error output) | in the item at the error output | \`{{ $json.errorCode }}\` |
| Stop Workflow | in what an Error Workflow gets | \`{{ $json.execution.error.context.errorCode }}\` |

In an **If** or **Switch** node: \`{{ $json.errorCode }}\` *is equal to* \`accountOffline\`. The WeChat Trigger puts \`downloadErrorCode\` beside \`downloadError\`, and \`nameErrorCode\` beside \`nameError\`.

## What stands beside it

${markdownTable(
	['Field', 'What it holds'],
	[
		['`error`', 'What happened, as a text'],
		...Object.entries(errorFieldMeanings).map(([field, meaning]) => [`\`${field}\``, meaning]),
		['`errorRecipient`', 'Whom it was for (items only)'],
		['`errorAdvice`', 'What to do about it, as a text (items only)'],
	],
)}

## When to try again

What stands in \`errorRetry\`:

${markdownTable(
	['Value', 'Try it again'],
	Object.entries(retries).map(([value, meaning]) => [`\`${value}\``, meaning]),
)}

n8n's *Retry On Fail* never repeats what has been done, or may have been, whatever stands here.

## The codes

${markdownTable(
	['Code', 'What happened', 'Again', 'Gateway'],
	allCodes(gateways).map(({ code, meaning, retry, only = 'all' }) => [
		`\`${code}\``,
		meaning,
		`\`${retry}\``,
		only,
	]),
)}
`;
