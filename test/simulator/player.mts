/** Plays scripts: one line after the other, each delivered before the next one starts. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Callback, deliver, type Delivery, type Parcel } from './callbacks.mts';
import { callbackUrlTest } from './events.mts';
import type { Step } from './forms/form.mts';
import type { Gateway } from './gatewayKind.mts';
import { type Line, parseScript } from './script.mts';
import type { World } from './world.mts';

/** A line and what came of it; a line that delivers nothing has no payload. */
export interface PlayedLine {
	line: string;
	payload: Callback | null;
	/** What was POSTed, by a gateway that writes its callbacks in another way. */
	body?: unknown;
	httpStatus: number | null;
	answer: string | null;
	error?: string;
	ms: number;
}

export class Player {
	/** Every callback delivered so far, also those that no script asked for. */
	readonly deliveries: Delivery[] = [];
	private readonly running = new Set<Promise<unknown>>();

	constructor(
		private readonly world: World,
		private readonly gateway: Gateway,
		/** Tells the address of the simulator, which it has only once it listens. */
		private readonly site: () => string,
		private readonly limitMs: number,
		private readonly stop: AbortSignal,
		private readonly onDelivery: (delivery: Delivery) => void,
	) {}

	/** Sends the test callback to a URL that has just been registered. */
	greet(): void {
		const test = this.send(callbackUrlTest(this.world)).catch(() => {});
		this.running.add(test);
		void test.finally(() => this.running.delete(test));
	}

	/** Resolves when no test callback is under way. */
	async settled(): Promise<void> {
		while (this.running.size) await Promise.all(this.running);
	}

	async play(script: string | Line[]): Promise<PlayedLine[]> {
		const cues = parseScript(script);
		// Before the first line, so that a script that cannot be delivered changes nothing.
		if (cues.some(({ silent }) => !silent)) this.callbackUrl();
		await this.settled();
		const played: PlayedLine[] = [];
		for (const { line, steps } of cues) {
			const stage = { world: this.world, gateway: this.gateway.name, site: this.site() };
			for (const step of this.stepsOf(line, () => steps(stage))) {
				for (const outcome of await this.take(step)) played.push({ line, ...outcome });
			}
		}
		return played;
	}

	/** Looks up what a line names; a failure says which line it was. */
	private stepsOf(line: string, steps: () => Step[]): Step[] {
		try {
			return steps();
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`Cannot play "${line.trim()}": ${reason}`);
		}
	}

	private async take(step: Step): Promise<Array<Omit<PlayedLine, 'line'>>> {
		const nothing = { payload: null, httpStatus: null, answer: null };
		if ('callback' in step) return [await this.send(step.callback)];
		if ('burst' in step) return Promise.all(step.burst.map((payload) => this.send(payload)));
		if ('done' in step) return [{ ...nothing, answer: step.done, ms: 0 }];
		await pause(step.wait, undefined, { signal: this.stop });
		return [{ ...nothing, ms: step.wait }];
	}

	private callbackUrl(): string {
		const { callbackUrl } = this.world.developer;
		if (callbackUrl === null) {
			const { registration } = this.gateway;
			throw new Error(
				`No callback URL is registered: call ${registration} (or activate the trigger) first.`,
			);
		}
		return callbackUrl;
	}

	/** Whether this URL answers such a body with success; recorded like any delivery. */
	async probe(url: string, body: unknown): Promise<boolean> {
		const { httpStatus } = await this.post(url, callbackUrlTest(this.world), { body });
		return httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
	}

	private send(payload: Callback): Promise<Delivery> {
		const { body } = payload;
		const parcel = body === undefined ? this.gateway.parcel(this.world, payload) : { body };
		return this.post(this.callbackUrl(), payload, parcel);
	}

	private async post(url: string, payload: Callback, parcel: Parcel): Promise<Delivery> {
		const outcome = await deliver(url, parcel, this.limitMs, this.stop);
		const { body } = parcel;
		const delivery = { payload, ...(body !== payload && { body }), ...outcome };
		this.deliveries.push(delivery);
		this.onDelivery(delivery);
		return delivery;
	}
}
