import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { BY_WECHAT_ID } from '../../editor/accountModes';
import { namedOrOnly } from '../../engine/account';
import { type Answer, Refusal } from '../../engine/answer';
import { inLane } from '../../engine/asking';
import type { Task } from '../../engine/call';
import { encodeBody } from '../../engine/encode';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import type { Operation } from '../../engine/operation';
import { kindOf } from '../../engine/pace';
import { callGateway, LONGEST_LIMIT } from '../../engine/transport';
import { valueAt } from '../../engine/values';
import type { WeChatEvent } from '../../events/message';
import type { Gateway } from '../../gateways/gateway';
import type { Download } from './downloads';

/**
 * The body of an operation as the editor fills it in behind a trigger.
 *
 * @throws Fault where the event does not say what the gateway needs
 */
export function bodyFor(operation: Operation, event: WeChatEvent): IDataObject {
	const values: IDataObject = {};
	for (const { name, displayName, required, ofEvent } of operation.fields) {
		if (ofEvent === undefined) continue;
		const value = valueAt(event, ofEvent);
		if (required && (value === undefined || value === '')) {
			throw new Fault(
				codes.fileGone,
				`The gateway has not told what a download needs: '${displayName}' is missing in the message`,
				'See it in WeChat on the phone.',
			);
		}
		values[name] = value as string;
	}
	return encodeBody(operation, values);
}

/** Whoever is told so often that others are being served gives up. */
const TRIES = 5;

/** An operation that a trigger carries out, as somebody would who enters nothing but its options. */
export class TriggerTask implements Task {
	constructor(
		private readonly gateway: Gateway,
		private readonly context: IExecuteFunctions,
		readonly operation: Download,
		readonly helpers: Task['helpers'],
		readonly options: IDataObject,
	) {}

	get signal() {
		return this.context.getExecutionCancelSignal();
	}

	input<T>(_name: string, fallback: T): T {
		return fallback;
	}

	async ask(path: string, body: IDataObject, answer: Answer): Promise<unknown> {
		const { gateway, context } = this;
		return answer(await callGateway(gateway, context, path, body, LONGEST_LIMIT));
	}

	/**
	 * Asks as the account that an event came to, in its lane and at the pace of the gateway; again, when its
	 * turn comes anew, where the gateway is busy with what other accounts have asked.
	 */
	async send(event: WeChatEvent, body: IDataObject, tries = TRIES): Promise<unknown> {
		return await this.sendOnce(event, body).catch(async (error) => {
			const isBusy = error instanceof Refusal && this.gateway.isBusy?.(error.reply);
			if (!isBusy || tries === 1) throw error;
			return await this.send(event, body, tries - 1);
		});
	}

	private async sendOnce({ accountId }: WeChatEvent, body: IDataObject): Promise<unknown> {
		const { gateway, context, operation } = this;
		const { path, answer = gateway.answer } = operation;
		const own = { mode: BY_WECHAT_ID, value: accountId };
		const account = await namedOrOnly(gateway, context, own);
		const kind = kindOf(gateway, operation);
		const act = async (named: IDataObject) =>
			await inLane(
				gateway,
				context,
				{ account, named, kind },
				async () => await this.ask(path, { ...named, ...body }, answer),
			);
		return await gateway.accounts.actAs(context, account, act);
	}
}
