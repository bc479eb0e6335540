import { acting, HOUR, type Kind, MINUTE, reading, SECOND } from '../../engine/pace';

/**
 * The safe pace of each kind of operation. Messages, contact details, friend requests, searches,
 * invitations, revocations and downloads: from the vendor's advice and the limits that its clients
 * set themselves. Moments, channels and other changes: nothing is known, so these are careful.
 */
const table = {
	message: acting('message', [1 * SECOND, 3 * SECOND], [[30, MINUTE]]),
	voice: acting('message', [1 * SECOND, 3 * SECOND], [[20, MINUTE]]),
	// A message can be taken back for two minutes only: this must not wait behind a broadcast.
	revoke: acting('revoke', [0.5 * SECOND, 1 * SECOND], [[10, 2 * MINUTE]]),
	change: acting('change', [1 * SECOND, 3 * SECOND], [[30, MINUTE]]),
	moments: acting('moments', [20 * SECOND, 60 * SECOND]),
	channel: acting('channel', [3 * SECOND, 10 * SECOND]),
	friendRequest: acting(
		'friendRequest',
		[20 * SECOND, 60 * SECOND],
		[
			[8, 2 * HOUR],
			[15, 24 * HOUR],
		],
	),
	acceptRequest: acting('acceptRequest', [1 * SECOND, 10 * SECOND], [[1, 2 * MINUTE]]),
	// Nobody knows a pace for these; a login that may have been begun must not be begun again.
	login: acting('login', [0, 0]),
	joinGroup: acting('joinGroup', [1 * SECOND, 10 * SECOND], [[1, 2 * MINUTE]]),
	searchPerson: reading('searchPerson', [10 * SECOND, 20 * SECOND], [[15, 24 * HOUR]]),
	contactStatus: reading('contactStatus', [1 * SECOND, 3 * SECOND]),
	details: reading('details', [0.3 * SECOND, 0.8 * SECOND]),
	memberDetails: reading('details', [0.3 * SECOND, 0.8 * SECOND], [[60, MINUTE]]),
	addressList: reading('addressList', [0, 0], [[10, MINUTE]]),
	download: reading('download', [0.5 * SECOND, 4 * SECOND], [[10, MINUTE]]),
	page: reading('page', [0.3 * SECOND, 0.8 * SECOND]),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof table;

export const kinds: Record<KindName, Kind> = table;
