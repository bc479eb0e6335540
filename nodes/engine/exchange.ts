import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { withSentWords } from '../events/sent';
import type { Gateway } from '../gateways/gateway';
import { type AccountLocator, accountOf, OfflineFault } from './account';
import { type Answer, isObject, Refusal } from './answer';
import { inLane } from './asking';
import type { Call } from './call';
import { now } from './clock';
import { encodeBody } from './encode';
import { checkParameters } from './expressions';
import {
	FailedFault,
	type Fault,
	InputFault,
	PartialFault,
	UncertainFault,
	UnfinishedFault,
	withoutDoubt,
} from './fault';
import { fieldsIn } from './errorFields';
import { toErrorOutputItem } from './errorOutput';
import { aboutNumbers, besideError, howFar, toErrorItem, whichOne, wholeText } from './failedItem';
import { findOperation } from './findOperation';
import { checkMediaSizes } from './media';
import { toNodeError } from './nodeError';
import type { Operation, Wait } from './operation';
import { requireOwnCredential } from './ownCredential';
import { kindOf } from './pace';
import { CanceledFault } from './pause';
import { type Recipient, recipientOf } from './recipient';
import { type Run, runOf, type Setting } from './run';
import { renewLists } from './renewedLists';
import { toItems } from './shape';
import { attached, isAttached } from './steps/attach';
import { refuseAnnounced, withFile } from './steps/download';
import { withExtension } from './steps/linked';
import { Links } from './steps/links';
import { withMentions } from './steps/mentions';
import { paceOf } from './steps/pacing';
import { readPages } from './steps/pages';
import { repeated } from './steps/repeat';
import { simplifiedAnswer } from './steps/simplify';
import { partsOf, PartStop, sentInParts } from './steps/split';
import { completed, longestWait } from './steps/wait';
import { isTool } from './tool';
import { post, rootOf } from './transport';

type Request = DeclarativeRestApiSettings.ResultOptions;

const operationOf = (
	{ catalog }: Gateway,
	context: IExecutePaginationFunctions,
): Operation | undefined =>
	findOperation(
		catalog,
		context.getNodeParameter('resource'),
		context.getNodeParameter('operation'),
	);

const unknownOperation = (context: IExecutePaginationFunctions) =>
	new InputFault(
		`The node does not know the operation '${String(context.getNodeParameter('operation'))}' of '${String(context.getNodeParameter('resource'))}'`,
		'Choose resource and operation from their lists again.',
	);

const isSending = (gateway: Gateway, operation: Operation): boolean =>
	kindOf(gateway, operation)?.lane === 'message';

/** What an operation may have done whose end is not known, or nothing when it only reads. */
function possibleOutcome(gateway: Gateway, operation: Operation): string | undefined {
	const { name, wait } = operation;
	if (isSending(gateway, operation)) return 'the message may have been sent';
	return kindOf(gateway, operation)?.acts || wait
		? `'${name}' may have been carried out`
		: undefined;
}

const CHECK_FIRST = 'Check in WeChat before you run it again.';

/** Says of a request whose end is unknown what it may have done. */
function explainUncertainty(
	gateway: Gateway,
	operation: Operation,
	fault: UncertainFault | CanceledFault,
): UncertainFault | CanceledFault | Fault {
	const outcome = possibleOutcome(gateway, operation);
	if (fault instanceof CanceledFault) {
		return fault.underWay && outcome ? new CanceledFault(true, outcome, CHECK_FIRST) : fault;
	}
	if (!outcome) return withoutDoubt(fault);
	return new UncertainFault(
		fault.otherwise,
		`${fault.message}: ${outcome}`,
		`It is not repeated by itself, so that nobody gets it twice. ${CHECK_FIRST} If the gateway is slow, raise 'Timeout' in the node, under Settings > Request Options.`,
		fault.details,
	);
}

/** The operation of one item, on its way through the gateway. */
class Exchange implements Call {
	readonly signal: AbortSignal | undefined;
	readonly options: IDataObject;
	private readonly links: Links;
	/** The account that has acted, and what has named it in the request. */
	private actor: { account: AccountLocator; named: IDataObject } | undefined;

	constructor(
		readonly gateway: Gateway,
		readonly context: IExecutePaginationFunctions,
		readonly operation: Operation,
		private readonly request: Request,
		private readonly run: Run<unknown>,
	) {
		this.signal = context.getExecutionCancelSignal();
		this.options = context.getNodeParameter('options', {}) as IDataObject;
		this.links = new Links(this, rootOf(gateway, request.options.baseURL ?? '', operation.path));
	}

	get helpers() {
		return this.context.helpers;
	}

	input<T>(name: string, fallback: T): T {
		return this.context.getNodeParameter(name, fallback) as T;
	}

	async ask(path: string, body: IDataObject, answer: Answer): Promise<unknown> {
		const { gateway, context, signal } = this;
		const common = this.request.options as Partial<IHttpRequestOptions>;
		const asked = { path, body: this.links.renewed(body) };
		return answer(await post(gateway, context, common, asked, signal));
	}

	async send(body: IDataObject, path = this.operation.path): Promise<unknown> {
		const { account, answer = this.gateway.answer } = this.operation;
		if (account === false) return await this.ask(path, body, answer);
		return await this.sendAs(path, body, answer);
	}

	private async sendAs(path: string, body: IDataObject, answer: Answer): Promise<unknown> {
		const { gateway, context, operation } = this;
		const account = await accountOf(gateway, context);
		const kind = kindOf(gateway, operation);
		return await gateway.accounts.actAs(
			context,
			account,
			async (named) => {
				this.actor = { account, named };
				return await inLane(
					gateway,
					context,
					{ account, named, kind, pace: kind && paceOf(kind, this.options) },
					async () => await this.ask(path, { ...named, ...body }, answer),
				);
			},
			operation.asksWhetherOnline ? now() : undefined,
		);
	}

	/** The body that is sent, and where to; several where a text goes out in parts. */
	private async prepare(): Promise<{ path: string; body: IDataObject; parts?: IDataObject[] }> {
		const { context, operation } = this;
		const given = this.request.options.qs as IDataObject;
		const other = operation.attachment?.operation;
		if (other && isAttached(this)) {
			const body = encodeBody(other, await attached(this, operation.attachment!, given));
			return { path: other.path, body };
		}
		const entered = await this.links.within(given);
		const body = encodeBody(operation, entered);
		await checkMediaSizes(context, operation.fields, body, (link) => this.links.has(link));
		if (operation.file) refuseAnnounced(operation.file, body);
		return { path: operation.path, ...(await this.lookedUp(body, entered)) };
	}

	/** What other servers or look-ups have to say goes into the body last. */
	private async lookedUp(
		given: IDataObject,
		entered: IDataObject,
	): Promise<{ body: IDataObject; parts?: IDataObject[] }> {
		const { linked, mentions } = this.operation;
		if (linked) return { body: await withExtension(this.context, linked, given, entered) };
		const { body, names } = mentions
			? await withMentions(this, mentions, given)
			: { body: given, names: new Map<string, string>() };
		return { body, parts: partsOf(this, body, names) };
	}

	/** Starts a job of the gateway and waits for its end; what an earlier try has started is not started again. */
	private async job(wait: Wait, path: string, body: IDataObject): Promise<unknown> {
		const { started } = this.run;
		const item = this.context.getItemIndex();
		const seconds = longestWait(this);
		if (!started.has(item)) started.set(item, await this.send(body, path));
		return await completed(this, wait, started.get(item), seconds).catch((error) => {
			if (error instanceof FailedFault) started.delete(item);
			throw error;
		});
	}

	private async result(path: string, body: IDataObject): Promise<unknown> {
		const { own, pages, repeat, wait } = this.operation;
		if (own) return await own(this, body);
		if (pages) return await readPages(this, pages, body);
		if (repeat) return await repeated(this, repeat, async () => await this.send(body, path));
		return wait ? await this.job(wait, path, body) : await this.send(body, path);
	}

	/** What was sent can be revoked, quoted or forwarded next: in the words that events have for it. */
	private async inWords(result: unknown, body: IDataObject): Promise<unknown> {
		const { gateway, context, operation, actor } = this;
		if (!isSending(gateway, operation) || !isObject(result) || !actor) return result;
		const messages = gateway.sent?.(result, body) ?? [];
		if (messages.length === 0) return result;
		const accountId = await gateway.accounts.weChatIdOf(context, actor.account, actor.named);
		return withSentWords(result, messages, accountId);
	}

	async perform(): Promise<INodeExecutionData[]> {
		const { file } = this.operation;
		const { path, body, parts } = await this.prepare();
		if (parts) {
			const send = async (part: IDataObject) =>
				await this.inWords(await this.send(part, path), part);
			return toItems(await sentInParts(this.operation, parts, send), this.context.getItemIndex());
		}
		const result = this.links.kept(await this.result(path, body));
		if (this.operation.renewsLists) renewLists(this.context);
		if (file) return await withFile(this, file, result, body);
		const answer = await this.inWords(simplifiedAnswer(this, result), body);
		return toItems(answer, this.context.getItemIndex());
	}
}

async function perform(
	exchange: Exchange,
	whom: () => Recipient | undefined,
): Promise<INodeExecutionData[]> {
	const { gateway, context, operation } = exchange;
	const explained = (error: unknown): unknown => {
		if (error instanceof PartStop) return error.toFault(explained(error.reason));
		if (error instanceof UncertainFault || error instanceof CanceledFault) {
			return explainUncertainty(gateway, operation, error);
		}
		if (!(error instanceof Refusal)) return error;
		const refused = { ...error.reply, recipient: whom() };
		return gateway.explainRefusal(operation.name, refused, operation.advice);
	};
	return await exchange.perform().catch((error) => {
		if (operation.asksWhetherOnline && error instanceof OfflineFault) {
			return toItems({ isOnline: false, message: error.message }, context.getItemIndex());
		}
		throw explained(error);
	});
}

/**
 * What the items of one execution of the node have in common, also when n8n tries it again.
 *
 * An agent may call its tools without n8n's engine. All calls of all of them then come with the data
 * of the agent's own execution, and only the values from the model belong to one call alone.
 */
const executionOf = (context: IExecutePaginationFunctions): object =>
	isTool(context.getNode())
		? context.getInputData(0, NodeConnectionTypes.AiTool).json
		: context.getExecuteData();

/** How long n8n waits before it starts a further batch of items, in ms; 0 when it starts all at once. */
function batchInterval(context: IExecutePaginationFunctions): number {
	const { batching } = context.getNodeParameter('requestOptions', {}) as {
		batching?: { batch?: { batchInterval?: number } };
	};
	return Math.max(0, Number(batching?.batch?.batchInterval ?? 0)) || 0;
}

/** How many items the execution has, where that is known. */
function itemsOf(context: IExecutePaginationFunctions): number | undefined {
	// The items that the execution data of a tool tells of may be those of the agent.
	if (isTool(context.getNode())) return 1;
	const [items] = context.getExecuteData().data.main ?? [];
	if (!items) return undefined;
	return context.getNode().executeOnce ? Math.min(1, items.length) : items.length;
}

/** What came in as an item; nothing for a tool, whose execution data is the agent's. */
const inputOf = (context: IExecutePaginationFunctions, item: number): IDataObject =>
	isTool(context.getNode()) ? {} : (context.getExecuteData().data.main?.[0]?.[item]?.json ?? {});

/** How the items of an execution are done. */
function settingOf(context: IExecutePaginationFunctions): Setting {
	const continues = context.continueOnFail();
	const count = itemsOf(context);
	const inBatches = batchInterval(context) > 0;
	return {
		expected: count,
		inBatches,
		continues,
		retries: context.getNode().retryOnFail === true,
		// In batches, the first items are done before n8n has looked at the parameters of the last.
		...(inBatches && !continues && { check: () => checkParameters(context, count ?? 0) }),
	};
}

/** Whether n8n's "Retry On Fail" must not do it again. */
const isFinal = (error: unknown) =>
	[UncertainFault, UnfinishedFault, CanceledFault, PartialFault].some(
		(kind) => error instanceof kind,
	);

async function exchangeItem(
	gateway: Gateway,
	context: IExecutePaginationFunctions,
	request: Request,
): Promise<INodeExecutionData[]> {
	const item = context.getItemIndex();
	const continues = context.continueOnFail();
	const execution = executionOf(context);
	const run = runOf<INodeExecutionData[]>(execution, () => settingOf(context));
	const operation = operationOf(gateway, context);
	/** Whom it is for, which only a failure has to say. */
	const whom = () =>
		operation &&
		recipientOf(
			operation,
			request.options.qs as IDataObject,
			context.getNode().parameters as IDataObject,
		);
	const act = async () => {
		await requireOwnCredential(gateway, context, execution);
		if (!operation) throw unknownOperation(context);
		return await perform(new Exchange(gateway, context, operation, request, run), whom);
	};
	const items = await run.enter(item, { act, isFinal }).catch(async (cause) => {
		// An item that was not begun fails for the reason of an earlier one, which n8n shows.
		if (!continues && run.failedAt !== item) throw cause;
		const { total, done } = run;
		const recipient = whom();
		const isMessage = operation !== undefined && isSending(gateway, operation);
		const failed = { index: item, total, done, recipient, isMessage };
		const error = await toNodeError(gateway, context, operation?.name ?? 'the request', cause, {
			itemIndex: item,
			...(!continues &&
				operation && {
					which: whichOne(failed),
					summary: howFar(failed),
					note: aboutNumbers(failed),
				}),
		});
		// A stopped execution does nothing more, also where failed items do not stop it. (Between two
		// batches the engine would not look at the failure, and Node.js would end n8n for it.)
		const isStopped = cause instanceof CanceledFault && batchInterval(context) === 0;
		if (!continues || isStopped) throw error;
		const beside = besideError(fieldsIn(error), error, recipient);
		return context.getNode().onError === 'continueErrorOutput'
			? [toErrorOutputItem(error, wholeText(failed, error), beside, item)]
			: [{ json: toErrorItem(inputOf(context, item), error, beside), pairedItem: { item } }];
	});
	return items ?? [];
}

/**
 * Makes the function that n8n's declarative engine runs for each item in place of a plain request
 * (its pagination hook, which wraps the whole request): parameters → body → account → turn → gateway
 * → reply → items. One place for all operations of the gateway's catalog.
 *
 * The items of a run take turns. When the node continues on fail, a failed item becomes one item with
 * `error`, linked to its input; otherwise nothing is sent after a failure.
 */
export const exchange = (gateway: Gateway) =>
	async function (
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		return await exchangeItem(gateway, this, request);
	};
