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

/** One button or two, as HTML. */
export function approvalInputs(words: PageWords, options: ApprovalOptions): string {
	const approve = button(options.approveLabel || words.approve, 'approve');
	if (!isDouble(options)) return approve;
	return approve + button(options.disapproveLabel || words.decline, 'decline', true);
}

/** What the page has sent, or nothing where no button of it was pressed. */
export function approvalIn(
	{ answer }: IDataObject,
	options: ApprovalOptions,
): { approved: boolean } | undefined {
	if (answer === 'approve') return { approved: true };
	return answer === 'decline' && isDouble(options) ? { approved: false } : undefined;
}
