import { acting, HOUR, type Kind, MINUTE, type Pace, reading, SECOND } from '../../engine/pace';

/** How many strangers may be asked, and how many groups made. */
const ADDING: Pace['limits'] = [
	[8, 2 * HOUR],
	[15, 24 * HOUR],
];
const CREATING: Pace['limits'] = [
	[1, 10 * MINUTE],
	[10, 24 * HOUR],
];

/**
 * The safe pace of each kind of operation. From the vendor's advice: messages (2 to 5 seconds from group
 * to group, at most 40 a minute), Moments, friend requests, searches, new groups, downloads. Of the
 * others nothing is known, so these are careful.
 */
const table = {
	message: acting('message', [2 * SECOND, 5 * SECOND], [[30, MINUTE]]),
	voice: acting('message', [2 * SECOND, 5 * SECOND], [[20, MINUTE]]),
	// A message can be taken back for two minutes only: this must not wait behind a broadcast.
	revoke: acting('revoke', [0.5 * SECOND, 1 * SECOND], [[10, 2 * MINUTE]]),
	change: acting('change', [1 * SECOND, 3 * SECOND], [[30, MINUTE]]),
	moments: acting('moments', [3 * SECOND, 10 * SECOND], [[500, 24 * HOUR]]),
	momentsRead: reading('momentsRead', [5 * SECOND, 8 * SECOND], [[200, 24 * HOUR]]),
	channel: acting('channel', [3 * SECOND, 10 * SECOND]),
	friendRequest: acting('friendRequest', [20 * SECOND, 60 * SECOND], ADDING),
	acceptRequest: acting('acceptRequest', [1 * SECOND, 10 * SECOND], [[200, 24 * HOUR]]),
	joinGroup: acting('joinGroup', [1 * SECOND, 10 * SECOND], [[1, 2 * MINUTE]]),
	createGroup: acting('createGroup', [1 * SECOND, 10 * SECOND], CREATING),
	// A login that may have been begun must not be begun again.
	login: acting('login', [0, 0]),
	searchPerson: reading('searchPerson', [10 * SECOND, 20 * SECOND], [[15, 24 * HOUR]]),
	details: reading('details', [0.3 * SECOND, 0.8 * SECOND]),
	memberDetails: reading('details', [0.3 * SECOND, 0.8 * SECOND], [[60, MINUTE]]),
	addressList: reading('addressList', [0, 0], [[10, MINUTE]]),
	// More than two at once are refused, and what comes too fast ends in a forced logout.
	download: reading('download', [3 * SECOND, 10 * SECOND]),
	page: reading('page', [0.3 * SECOND, 0.8 * SECOND]),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof table;

export const paces: Record<KindName, Kind> = table;
