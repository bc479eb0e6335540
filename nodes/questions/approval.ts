import type { IDataObject } from 'n8n-workflow';

import type { PageWords } from './languages';
import { button } from './page';

/** What stands under "Approval Options", with the names of n8n's own nodes. */
export interface ApprovalOptions {
	approvalType?: string;
	approveLabel?: string;
	disapproveLabel?: string;
}

const isDouble = ({ approvalType = 'double' }: ApprovalOptions) => approvalType === 'double';

/** What can be chosen, in words: to approve, and to decline where that is possible. */
export const choicesOf = (words: PageWords, options: ApprovalOptions): string[] => [
	options.approveLabel || words.approve,
	...(isDouble(options) ? [options.disapproveLabel || words.decline] : []),
];

/** One button or two, as HTML. */
export function approvalInputs(words: PageWords, options: ApprovalOptions): string {
	const [approve, decline] = choicesOf(words, options);
	const first = button(approve, 'approve');
	return decline === undefined ? first : first + button(decline, 'decline', true);
}

/** What the page has sent, or nothing where no button of it was pressed. */
export function approvalIn(
	{ answer }: IDataObject,
	options: ApprovalOptions,
): { approved: boolean } | undefined {
	if (answer === 'approve') return { approved: true };
	return answer === 'decline' && isDouble(options) ? { approved: false } : undefined;
}
