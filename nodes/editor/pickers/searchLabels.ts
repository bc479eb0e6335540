import { rowsOf } from '../../engine/answer';
import { askAs } from '../../gateways/eyun/session';
import { chosenAccount } from './chosen';
import { labeled, matching, searching } from './searching';

/** The labels of the chosen account. */
export const searchLabels = searching('Get Many', async (context, filter) => {
	const rows = rowsOf(await askAs(context, chosenAccount(context), '/getContactLabelList'));
	const labels = rows.map(({ labelId, labelName }) => ({
		name: labeled(String(labelName ?? ''), String(labelId)),
		value: String(labelId),
	}));
	return { results: matching(labels, filter) };
});
