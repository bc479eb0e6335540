import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../../engine/answer';
import { askAs } from '../../engine/asking';
import { InputFault } from '../../engine/fault';
import { findOperation } from '../../engine/findOperation';
import { toNodeError } from '../../engine/nodeError';
import { requireOwnCredential } from '../../engine/ownCredential';
import { kindOf } from '../../engine/pace';
import type { Gateway } from '../../gateways/gateway';
import { label as words } from '../words/label';
import { chosenAccount } from './chosen';

/** n8n's form of something that is made from within a list: what it returns is chosen then. */
export type ActionHandler = (
	this: ILoadOptionsFunctions,
	payload?: IDataObject | string,
) => Promise<string>;

/** What somebody has typed into the search of the list. */
function nameIn(payload: IDataObject | string | undefined): string {
	const name = isObject(payload) ? payload.name : payload;
	const text = typeof name === 'string' ? name.trim() : '';
	if (text !== '') return text;
	throw new InputFault(
		'A new label needs a name',
		'Type its name into the search box of the list, then click the line that creates it.',
	);
}

/** Carries out *Create* of the catalog, unless there is a label of the name. */
async function idOf(gateway: Gateway, context: ILoadOptionsFunctions, name: string) {
	const account = await chosenAccount(gateway, context);
	const labels = await gateway.addressBook.labels.read(context, account);
	const known = labels.find((label) => label.name === name);
	if (known) return known.id;
	const creating = findOperation(gateway.catalog, 'label', words.create.value)!;
	const { path, fields } = creating;
	const body = { [fields[0].name]: name };
	const made = await askAs(gateway, context, account, path, body, kindOf(gateway, creating));
	return String((made as IDataObject).labelId);
}

/** Creates a label from within the list of labels, or finds the one of that name. */
export const createLabel = (gateway: Gateway): ActionHandler =>
	async function (payload) {
		try {
			await requireOwnCredential(gateway, this);
			return await idOf(gateway, this, nameIn(payload));
		} catch (error) {
			throw await toNodeError(gateway, this, words.create.name, error);
		}
	};
