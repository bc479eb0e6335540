import type { IDataObject } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { numberOption } from '../call';
import { InputFault } from '../fault';
import { type Kind, LONGEST_WINDOW, type Pace, perMinuteLimit, SECOND } from '../pace';

const OFF: Pace = { pause: [0, 0] };

/**
 * The pace that is set under "Options".
 *
 * @param kind what is safe
 * @throws InputFault when the custom numbers make no sense
 */
export function paceOf(kind: Kind, options: IDataObject): Pace {
	if (options.pacing === 'off') return OFF;
	if (options.pacing !== 'custom') return kind;
	const shortest = numberOption(options, 'shortestPause', 'Shortest Pause (Seconds)', 1);
	const longest = numberOption(
		options,
		'longestPause',
		'Longest Pause (Seconds)',
		Math.max(3, shortest),
	);
	const perMinute = numberOption(options, 'perMinute', 'At Most per Minute', 0);
	if (longest * SECOND > LONGEST_WINDOW) {
		throw new InputFault(
			`'Longest Pause (Seconds)' is longer than a day: ${longest}`,
			'Pauses are entered in seconds. To do something once a day, start the workflow with a Schedule Trigger.',
		);
	}
	if (longest < shortest) {
		throw new InputFault(
			`'Longest Pause (Seconds)' is shorter than 'Shortest Pause (Seconds)': ${longest} and ${shortest}`,
		);
	}
	return {
		pause: [shortest * SECOND, longest * SECOND],
		limits: perMinute > 0 ? [perMinuteLimit(perMinute)] : [],
	};
}

const custom = { show: { pacing: ['custom'] } };

export const pacing: Controls = {
	appliesTo: ({ pace }, paces) => pace !== undefined && paces[pace].pause[1] > 0,
	options: [
		{
			displayName: 'Pacing',
			name: 'pacing',
			type: 'options',
			options: [
				{
					name: 'Custom',
					value: 'custom',
					description: 'Pauses and a limit of your own: add them as further options',
				},
				{
					name: 'Off',
					value: 'off',
					description: 'No pauses; still one after another for each account',
				},
				{
					name: 'Safe',
					value: 'safe',
					description: 'Random pauses like those of a person, and limits that protect the account',
				},
			],
			default: 'safe',
			description:
				'How fast the account acts, over all workflows of this n8n. WeChat closes accounts that act like a machine. Published workflows keep daily limits over a restart.',
		},
		{
			displayName: 'At Most per Minute',
			name: 'perMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			displayOptions: custom,
			default: 30,
			description:
				'How often an account does this within a minute; 0.5 means once in two minutes. 0 sets no limit.',
		},
		{
			displayName: 'Longest Pause (Seconds)',
			name: 'longestPause',
			type: 'number',
			typeOptions: { minValue: 0 },
			displayOptions: custom,
			default: 3,
		},
		{
			displayName: 'Shortest Pause (Seconds)',
			name: 'shortestPause',
			type: 'number',
			typeOptions: { minValue: 0 },
			displayOptions: custom,
			default: 1,
			description: 'Each pause is a random one between the shortest and the longest',
		},
	],
};
