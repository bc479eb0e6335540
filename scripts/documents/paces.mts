/** The safe paces of the gateways, as a table. */
import { HOUR, MINUTE, type Pace, SECOND } from '../../nodes/engine/pace';
import type { Gateway } from '../../nodes/gateways/gateway';
import { markdownTable } from '../lib/markdown-table.mjs';

/** What each kind of operation is called; those without a pause of their own are not worth a line. */
const NAMES: Record<string, string> = {
	message: 'Messages',
	voice: 'Voice messages',
	revoke: 'Revoke',
	change: 'Labels, remarks, groups, settings',
	createGroup: 'New groups',
	joinGroup: 'Join a group',
	friendRequest: 'Friend requests',
	acceptRequest: 'Accept a friend request',
	searchPerson: 'Search for a person',
	contactStatus: 'Check the status of contacts',
	details: 'Contact details',
	memberDetails: 'Details of group members',
	moments: 'Moments',
	momentsRead: 'Read Moments',
	channel: 'Channels',
	download: 'Downloads',
};

/** Lengths of time as somebody says them: "a minute", "2 hours". */
function time(ms: number): string {
	const [unit, name] = ms % HOUR === 0 ? [HOUR, 'hour'] : [MINUTE, 'minute'];
	if (ms === 24 * HOUR) return 'in 24 hours';
	return ms === unit ? `a${unit === HOUR ? 'n' : ''} ${name}` : `in ${ms / unit} ${name}s`;
}

function paceInWords({ pause: [shortest, longest], limits = [] }: Pace): string {
	const unit = longest === SECOND ? 'second' : 'seconds';
	const pauses = `${shortest / SECOND} to ${longest / SECOND} ${unit}`;
	const most = limits.map(([count, window]) => `${count} ${time(window)}`);
	return most.length > 0 ? `${pauses}; at most ${most.join(', ')}` : pauses;
}

/** What a gateway that has no kind of its own for something does at the pace of another. */
const ELSE: Record<string, string> = { createGroup: 'change' };

const paceOf = ({ paces }: Gateway, kind: string): string => {
	const pace: Pace | undefined = paces[kind] ?? paces[ELSE[kind]];
	return pace === undefined ? '' : paceInWords(pace);
};

/** A line for each kind, a column for each gateway. */
export const paceTable = (gateways: Gateway[]): string =>
	markdownTable(
		['What', ...gateways.map(({ name }) => name)],
		Object.entries(NAMES).map(([kind, name]) => [
			name,
			...gateways.map((gateway) => paceOf(gateway, kind)),
		]),
	);
