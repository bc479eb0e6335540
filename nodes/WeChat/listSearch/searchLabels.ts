import type { IDataObject } from 'n8n-workflow';

import { data } from '../../shared/answer';
import { withSession } from '../../shared/session';
import { callGateway } from '../../shared/transport';
import { chosenAccount } from './chosen';
import { labeled, matching, searching } from './searching';

/** The labels of the chosen account. */
export const searchLabels = searching('Get Many', async (context, filter) =>
	withSession(context, chosenAccount(context), async (wId) => {
		const rows = data(await callGateway(context, '/getContactLabelList', { wId }));
		const labels = (Array.isArray(rows) ? (rows as IDataObject[]) : []).map(
			({ labelId, labelName }) => ({
				name: labeled(String(labelName ?? ''), String(labelId)),
				value: String(labelId),
			}),
		);
		return { results: matching(labels, filter) };
	}),
);
