import { markdownTable } from '../../lib/markdown-table.mjs';
import { longStep } from '../../lib/progress.mjs';
import { Stop } from '../../lib/stop.mjs';
import { sleep } from '../../lib/wait.mjs';
import { Load } from '../load.mjs';
import { newText } from '../measurements.mjs';
import { BY_EXPRESSION, CREDENTIAL_TYPE, TRIGGER, weChatEyun } from '../send-stage.mjs';
import { median, percentile } from '../statistics.mjs';
import { figure } from './figures.mjs';
import { Heard } from './heard.mjs';

/**
 * @typedef {import('./stage.mjs').Stage} Stage
 *
 * @typedef {object} Reply
 * @property {number} ms from the callback until it is at the gateway
 * @property {number} before other messages that have come there meanwhile
 * @property {number} after how many had come when the callback was sent, since the broadcast began
 */

/** Between a reply and the next callback: people write at their own time. */
const PAUSE_MS = 50;

/** A gateway on the internet, in ms. */
const REAL_MS = 100;

/** Replies that do not count. */
const WARM_UP = 20;

/** The text of a callback says its own ID, so every reply can be told from all others. */
const textIn = (/** @type {string} */ callback) => String(JSON.parse(callback).data.content);

/**
 * @param {Stage} stage
 * @returns {Promise<string>} where a workflow takes callbacks that answers each text with the same text
 */
async function answering({ publisher, runner }) {
	if (!runner.credential) throw new Stop('The credential comes first.');
	const { usesCredential, ...sender } = weChatEyun('={{ $json.text }}');
	const credentials = { [CREDENTIAL_TYPE]: runner.credential };
	const behind = { name: 'Reply', ...sender, credentials };
	return (await publisher.weChatTrigger({ starts: true, behind })).url;
}

/** Sends callbacks and waits for the replies, one after the other. */
class Customer {
	/** @param {string} url @param {Heard} heard */
	constructor(url, heard) {
		this.url = url;
		this.heard = heard;
	}

	/**
	 * @param {number} count
	 * @param {number} [from] what the gateway had heard when the broadcast began
	 * @param {() => boolean} [goesOn] asked before each
	 * @returns {Promise<Reply[]>}
	 */
	async write(count, from = this.heard.others, goesOn = () => true) {
		const load = new Load(1);
		/** @type {Reply[]} */
		const replies = [];
		while (replies.length < count && goesOn()) {
			const callback = newText();
			const others = this.heard.others;
			const began = performance.now();
			const [arrival] = await Promise.all([
				this.heard.next(textIn(callback)),
				load.once(this.url, callback),
			]);
			const ms = arrival.at - began;
			replies.push({ ms, before: arrival.others - others, after: others - from });
			await sleep(PAUSE_MS);
		}
		load.close();
		return replies;
	}
}

/**
 * Broadcasts, one after the other, until there are enough replies to callbacks that came meanwhile.
 *
 * @param {Stage} stage
 * @param {Customer} customer
 * @param {import('./sizes.mjs').Sizes} sizes
 * @param {number} delay of the gateway, in ms
 */
async function duringBroadcasts(
	{ runner, gateway },
	customer,
	{ replies: count, broadcast },
	delay,
) {
	const { heard } = customer;
	const workflow = await runner.create(broadcast, weChatEyun(BY_EXPRESSION));
	gateway.delay = delay;
	/** @type {Reply[]} */
	const replies = [];
	while (replies.length < count) {
		const from = heard.others;
		const isSending = () => heard.others < from + broadcast;
		const id = await runner.rest.start(workflow, TRIGGER);
		replies.push(...(await customer.write(count - replies.length, from, isSending)));
		const { status } = await runner.rest.waitForExecution(id, 600_000);
		if (status !== 'success') throw new Stop(`The broadcast ended with "${status}".`);
		await runner.settle();
	}
	gateway.delay = 0;
	return replies;
}

/** @param {string} name @param {Reply[]} some */
function row(name, some) {
	const ms = some.map((reply) => reply.ms);
	const before = some.map((reply) => reply.before);
	return [
		name,
		`${figure(median(ms))} ms`,
		`${figure(percentile(ms, 0.99))} ms`,
		`${median(before)}, at most ${Math.max(...before)}`,
	];
}

/**
 * Before its first message, a broadcast takes n8n some time.
 *
 * @param {Reply[]} all
 * @returns {string} what that means for those who write then; nothing where nobody has
 */
function early(all) {
	const first = all.filter(({ after }) => after === 0);
	const later = all.filter(({ after }) => after > 0);
	if (first.length === 0 || later.length === 0) return '';
	const [longest, usual] = [first, later].map((some) => Math.max(...some.map(({ ms }) => ms)));
	return `\n\nn8n evaluates the expressions of all items of a broadcast before its first message: ${first.length} of the ${all.length} callbacks in the second row came by then, and had their reply after ${figure(longest)} ms at most; the others after ${figure(usual)} ms.`;
}

/**
 * From a callback to the reply at the gateway, without pauses of the node's own.
 *
 * @param {Stage} stage
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} a table
 */
export async function replies(stage, sizes) {
	const customer = new Customer(await answering(stage), new Heard(stage.gateway));
	const { replies: count, broadcast } = sizes;
	await customer.write(Math.min(count, WARM_UP));
	const say = `Waiting for ${count} replies`;
	const idle = await longStep(say, () => customer.write(count));
	const [fast, real] = [
		await longStep(`${say} during broadcasts`, () => duringBroadcasts(stage, customer, sizes, 0)),
		await longStep(`${say} during broadcasts to a slow gateway`, () =>
			duringBroadcasts(stage, customer, sizes, REAL_MS),
		),
	];
	const rows = [
		row('while nothing else happens', idle),
		row(`during a broadcast of ${broadcast} on the same account`, fast),
		row(`the same, where the gateway takes ${REAL_MS} ms for each message`, real),
	];
	const head = [
		'From a callback to the reply at the gateway',
		'Median',
		'99th percentile',
		'Messages of the broadcast that come before it',
	];
	return `One n8n process, *Pacing: Off*, ${count} replies each:\n\n${markdownTable(head, rows)}${early(fast)}`;
}
