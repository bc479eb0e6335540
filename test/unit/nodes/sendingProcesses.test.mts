/** How processes that know nothing of each other stay within the pace of one, all together. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import {
	LONGEST_WINDOW,
	MINUTE,
	MOST_PROCESSES,
	type Pace,
	shareOf,
} from '../../../nodes/engine/pace';
import { processesIn, sendingProcesses } from '../../../nodes/engine/sendingProcesses';
import type { Caller } from '../../../nodes/engine/transport';
import { gateways } from '../../../nodes/gateways/choose';

const HOUR = 60 * MINUTE;

describe('the share of one process', () => {
	const pace = (...limits: Array<readonly [number, number]>): Pace => ({
		pause: [1_000, 3_000],
		limits,
	});

	it('is the whole pace where there is one', () => {
		const whole = pace([30, MINUTE]);
		expect(shareOf(whole, 1)).toBe(whole);
	});

	it('has so many times the pause, and its part of each limit', () => {
		expect(shareOf(pace([30, MINUTE], [8, 2 * HOUR]), 2)).toEqual({
			pause: [2_000, 6_000],
			limits: [
				[15, MINUTE],
				[4, 2 * HOUR],
			],
		});
	});

	it('has nothing of what is left over', () => {
		expect(shareOf(pace([15, 24 * HOUR]), 2).limits).toEqual([[7, 24 * HOUR]]);
	});

	it('of less than one is one in a longer time', () => {
		expect(shareOf(pace([1, 2 * MINUTE]), 3).limits).toEqual([[1, 6 * MINUTE]]);
		expect(shareOf(pace([8, 2 * HOUR]), 10).limits).toEqual([[1, 2.5 * HOUR]]);
	});

	it('of no pause and no limit is none', () => {
		expect(shareOf({ pause: [0, 0] }, 3)).toEqual({ pause: [0, 0], limits: undefined });
	});

	const kinds = gateways.flatMap(({ id, paces }) =>
		Object.entries(paces).map(([name, kind]) => [`${id} ${name}`, kind] as const),
	);

	it.each(kinds)('%s: all of them do no more than one, however many there are', (_name, kind) => {
		for (let processes = 1; processes <= MOST_PROCESSES; processes++) {
			const share = shareOf(kind, processes);
			expect(share.pause.map((ms) => ms / processes)).toEqual(kind.pause);
			for (const [index, [count, window]] of (kind.limits ?? []).entries()) {
				const [own, within] = share.limits![index];
				expect((processes * own) / within).toBeLessThanOrEqual(count / window);
				expect(within).toBeLessThanOrEqual(LONGEST_WINDOW);
				// Within the window itself, too, where there is one for each of them.
				if (count >= processes) expect([within, processes * own <= count]).toEqual([window, true]);
			}
		}
	});
});

describe('"Sending Processes" of the credential', () => {
	it.each([
		['not there, as in a credential from before', {}, 1],
		['1', { sendingProcesses: 1 }, 1],
		['a number', { sendingProcesses: 3 }, 3],
		['a number as text, of an expression', { sendingProcesses: '4' }, 4],
		['the most', { sendingProcesses: MOST_PROCESSES }, MOST_PROCESSES],
	])('%s', (_name, credentials, count) => {
		expect(processesIn(credentials)).toBe(count);
	});

	it.each([0, -1, 1.5, MOST_PROCESSES + 1, '', 'two', NaN])('refuses %p', (sendingProcesses) => {
		expect(() => processesIn({ sendingProcesses })).toThrow(
			`'Sending Processes' in the credential needs a whole number from 1 to 10, but holds '${sendingProcesses}'`,
		);
	});

	const caller = (id: string, read: () => Promise<ICredentialDataDecryptedObject>) =>
		({
			getNode: () => ({ credentials: { weChatGatewayApi: { id, name: 'Shop' } } }),
			getCredentials: read,
		}) as unknown as Caller;

	it('is read once for what is done one after another, and for each credential by itself', async () => {
		const read = jest.fn(async () => ({ sendingProcesses: 2 }));
		expect(await sendingProcesses(caller('one', read))).toBe(2);
		expect(await sendingProcesses(caller('one', read))).toBe(2);
		expect(read).toHaveBeenCalledTimes(1);
		expect(await sendingProcesses(caller('other', async () => ({})))).toBe(1);
	});

	it('is read again after it could not be read', async () => {
		const broken = caller('broken', async () => await Promise.reject(new Error('no database')));
		await expect(sendingProcesses(broken)).rejects.toThrow('no database');
		expect(await sendingProcesses(caller('broken', async () => ({ sendingProcesses: 5 })))).toBe(5);
	});
});
