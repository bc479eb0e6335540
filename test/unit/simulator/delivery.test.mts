/** How callbacks come: several times, all at once, in any order, in the old format, from fixtures. */
import { codeOf, fixtureNames } from '../../simulator/fixtures.mts';
import { shuffled } from '../../simulator/shuffle.mts';
import { closeAll, delivered, post, type Received, receiver, stage, start } from './client.mts';

afterEach(closeAll);

const textsOf = (received: Received[]) => received.map(({ text }) => text);
const contentsOf = (received: Received[]) => received.map(({ body }) => body.data.content);
const codesOf = (received: Received[]) => received.map(({ body }) => body.messageType);

it.each([
	['Li Lei writes "hello" twice', 2],
	['Li Lei sends a picture in group Family twice', 2],
	['group Family is renamed to "x" 5 times', 5],
	['event 60001 3 times', 3],
])('%s: the same callback, byte for byte', async (line, times) => {
	const { simulator, received } = await stage();
	const before = simulator.world.messages.length;
	await simulator.play(line);
	expect(received).toHaveLength(times);
	expect(new Set(textsOf(received)).size).toBe(1);
	expect(simulator.world.messages.length - before).toBeLessThanOrEqual(1);
});

it('a burst arrives completely, all at once', async () => {
	const simulator = await start();
	const { url, received } = await receiver(200);
	await post(simulator, '/setHttpCallbackUrl', { httpUrl: url, type: 2 });
	await delivered(simulator, 1);
	received.length = 0;
	const begin = Date.now();
	const played = await simulator.play('burst of 100: Li Lei writes "hello" in group Family');
	// One after the other would take 20 seconds.
	expect(Date.now() - begin).toBeLessThan(10_000);
	expect(received).toHaveLength(100);
	expect(new Set(textsOf(received)).size).toBe(1);
	expect(played).toHaveLength(100);
	expect(played.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
});

const MIXED = 'Li Lei writes "1; 2"; Lucy sends a picture; Jim writes "3" in group Family';

it('delivers all lines in a random order that its seed repeats', async () => {
	const orders = [];
	for (const seed of [1, 1, 2, 3, 4]) {
		const { simulator, received } = await stage();
		await simulator.play(`in random order (seed ${seed}): ${MIXED}`);
		expect(codesOf(received).sort()).toEqual(['60001', '60002', '80001']);
		orders.push(
			contentsOf(received)
				.map((text) => text.slice(0, 4))
				.join(),
		);
	}
	expect(orders[0]).toBe(orders[1]);
	expect(new Set(orders).size).toBeGreaterThan(1);
});

it('tells the seed it has chosen itself', async () => {
	const { simulator } = await stage();
	const [{ line }] = await simulator.play(`in random order: ${MIXED}`);
	expect(line).toMatch(/^in random order \(seed \d+\): Li Lei writes "1; 2"; /);
});

it('shuffles fairly and without losing anything', () => {
	const items = [1, 2, 3];
	const orders = Array.from({ length: 600 }, (_, seed) => shuffled(items, seed).join(''));
	const counts = [...new Set(orders)].map((order) => orders.filter((one) => one === order).length);
	expect(counts).toHaveLength(6);
	expect(Math.min(...counts)).toBeGreaterThan(60);
	expect(items).toEqual([1, 2, 3]);
});

it('modifiers can be combined, and pauses among them', async () => {
	const { simulator, received } = await stage();
	const begin = Date.now();
	await simulator.play('burst of 10: Li Lei writes "a" twice');
	await simulator.play(
		'in random order (seed 5): Li Lei writes "b"; Lucy writes "c" 3 times; wait 60 ms',
	);
	expect(Date.now() - begin).toBeGreaterThanOrEqual(55);
	expect(contentsOf(received).sort().join('')).toBe('a'.repeat(20) + 'bccc');
});

it.each([
	'Li Lei sings twice',
	'burst of 3: Li Lei sings',
	'in random order: Li Lei writes "a"; Li Lei sings',
])('does not understand: %s', async (line) => {
	const { simulator } = await stage();
	const listed = new RegExp(
		`^Line 1 is not understood: ${line}\nThe forms are:\nTexts:\n[^]*\nGroups:\n {2}[^]*\nAny of them:\n {2}burst`,
	);
	await expect(simulator.play(line)).rejects.toThrow(listed);
});

it('takes quoted texts for texts, whatever they say', async () => {
	const { simulator, received } = await stage();
	const texts = [
		'Jim sends a picture in group Family',
		'do it twice',
		'burst of 3: wait 5 s',
		'a; b',
		'account goes offline',
	];
	await simulator.play(texts.map((text) => `Li Lei writes "${text}" in group Family`));
	expect(contentsOf(received)).toEqual(texts);
});

it.each(['10001', '0'])('refuses to repeat %s times', async (times) => {
	const { simulator } = await stage();
	await expect(simulator.play(`Li Lei writes "a" ${times} times`)).rejects.toThrow('1 to 10000');
});

it.each([
	['New Guy asks to be friends: "Hi"', 0],
	['Lucy sends an invitation to group VIP Club', 1],
	['Li Lei sends the card of Jim in group Family', 2],
	['Li Lei sends the card of Jim', 3],
	['Li Lei writes "hi"', 5],
	['Li Lei sends a picture', 6],
	['Li Lei sends a video', 7],
	['Li Lei sends a voice message', 8],
	['Li Lei writes "hi" in group Family', 9],
	['Li Lei sends a picture in group Family', 10],
	['Li Lei sends a video in group Family', 11],
	['Li Lei sends a voice message in group Family', 12],
	['Li Lei sends a red packet', 13],
	['Li Lei sends the location "x" in group Family', 14],
	['Jim becomes a friend', 15],
	['account gives Li Lei the remark "x"', 16],
	['account deletes Lucy', 17],
	['account goes offline', 4],
	['group Family is renamed to "x"', '85005'],
])('in the old format: %s → %s', async (line, code) => {
	const { simulator, received } = await stage();
	await simulator.play(`use the old format\n${line}`);
	expect(codesOf(received)).toEqual([code]);
});

it('goes back to the optimized format', async () => {
	const { simulator, received } = await stage();
	const line = 'Li Lei writes "hi"';
	await simulator.play(
		`use the old format\n${line}\nburst of 2: ${line}\nuse the optimized format\n${line}`,
	);
	expect(codesOf(received)).toEqual([5, 5, 5, '60001']);
});

it.each(fixtureNames())('event %s arrives as a fresh event of the account', async (name) => {
	const { simulator, received } = await stage();
	const old = name.startsWith('old-');
	await simulator.play(`event ${name}\nevent ${codeOf(name)}`);
	const [first, second] = received;
	expect(first.body.messageType).toBe(old ? Number(codeOf(name)) : codeOf(name));
	expect(String(second.body.messageType)).toBe(codeOf(name));
	const { data } = first.body;
	if ('wId' in data) expect(data.wId).toBe(simulator.world.accounts[0].wId);
	if (!('newMsgId' in data)) return;
	expect(String(data.newMsgId)).not.toBe(String(second.body.data.newMsgId));
	expect(first.text).toMatch(/"newMsgId":(\d{19}|\d{10})[,}]/);
});
