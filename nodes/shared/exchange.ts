import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { data, Refusal } from './answer';
import { encodeBody } from './encode';
import { InputFault } from './fault';
import { encodeJson } from './losslessJson';
import { checkMediaSizes } from './media';
import { toNodeError } from './nodeError';
import type { Operation, Resource } from './operation';
import { explainTransport, type RawResponse, readReply } from './reply';
import { type AccountLocator, currentSession, OfflineFault, renewedSession } from './session';
import { toItems } from './shape';
import { inTurn } from './turn';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** The name of the account parameter; fields of the gateway are called `account`, too. */
export const ACCOUNT = 'weChatAccount';

/** postReceive hook: hands the response on as it came, to be read in one place. */
export async function passOn(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ statusCode, headers, body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	return [{ json: { statusCode, headers, body } as IDataObject }];
}

function findOperation(context: IExecutePaginationFunctions, catalog: Resource[]): Operation {
	const resource = context.getNodeParameter('resource');
	const operation = context.getNodeParameter('operation');
	const found = catalog
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found) return found;
	throw new InputFault(
		`The node does not know the operation '${String(operation)}' of '${String(resource)}'`,
		'Choose resource and operation from their lists again.',
	);
}

async function send(
	context: IExecutePaginationFunctions,
	operation: Operation,
	request: Request,
	body: IDataObject,
): Promise<unknown> {
	let response: RawResponse;
	try {
		const [item] = await context.makeRoutingRequest({
			...request,
			options: { ...request.options, body: encodeJson(body) },
		});
		response = item.json as unknown as RawResponse;
	} catch (error) {
		throw explainTransport(error);
	}
	return (operation.answer ?? data)(readReply(response));
}

/** Sends for an account; once more when its session has been replaced by a new login meanwhile. */
async function sendAs(
	context: IExecutePaginationFunctions,
	operation: Operation,
	request: Request,
	body: IDataObject,
): Promise<unknown> {
	const account = context.getNodeParameter(ACCOUNT) as AccountLocator;
	const since = Date.now();
	const wId = await currentSession(
		context,
		account,
		operation.asksWhetherOnline ? since : undefined,
	);
	const sendWith = async (session: string) =>
		await send(context, operation, request, { wId: session, ...body });
	return await sendWith(wId).catch(async (refusal) => {
		if (!(refusal instanceof Refusal)) throw refusal;
		const renewed = await renewedSession(context, account, wId, since, refusal);
		if (renewed === undefined) throw refusal;
		return await sendWith(renewed);
	});
}

async function perform(
	context: IExecutePaginationFunctions,
	operation: Operation,
	request: Request,
): Promise<unknown> {
	const body = encodeBody(operation, request.options.body as IDataObject);
	await checkMediaSizes(context, operation.fields, body);
	if (operation.account === false) return await send(context, operation, request, body);
	return await sendAs(context, operation, request, body).catch((error) => {
		if (!operation.asksWhetherOnline || !(error instanceof OfflineFault)) throw error;
		return { isOnline: false, message: error.message };
	});
}

async function exchangeItem(
	context: IExecutePaginationFunctions,
	catalog: Resource[],
	request: Request,
): Promise<INodeExecutionData[]> {
	const item = context.getItemIndex();
	let action = 'the request';
	try {
		const operation = findOperation(context, catalog);
		action = operation.name;
		return toItems(await perform(context, operation, request), item);
	} catch (cause) {
		const error = await toNodeError(context, action, cause, item);
		if (!context.continueOnFail()) throw error;
		return [{ json: { error: error.message }, error, pairedItem: { item } }];
	}
}

/**
 * Makes the function that n8n's declarative engine runs for each item in place of a plain request
 * (its pagination hook, which wraps the whole request): parameters → body → account → gateway →
 * reply → items. One place for all operations of the catalog.
 *
 * The items of a run take turns. When the node continues on fail, a failed item becomes one item with
 * `error`, linked to its input; otherwise nothing is sent after a failure.
 */
export const exchange = (catalog: Resource[]) =>
	async function (
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		return await inTurn(this.getExecuteData(), () => exchangeItem(this, catalog, request));
	};
