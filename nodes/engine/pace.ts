export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How often an account may do something. */
export interface Pace {
	/** The pause between the end of one and the beginning of the next: a random one between these, in ms. */
	pause: readonly [shortest: number, longest: number];
	/** At most so many in any time of this length (in ms). */
	limits?: ReadonlyArray<readonly [count: number, window: number]>;
}

/** What an operation belongs to. */
export interface Kind extends Pace {
	/** Kinds of the same lane share their pauses and limits. */
	lane: string;
	/** Changes something in WeChat: of these, only one is under way for an account at any time. */
	acts: boolean;
}

const acting = (lane: string, pause: Pace['pause'], limits?: Pace['limits']): Kind => ({
	lane,
	acts: true,
	pause,
	limits,
});
const reading = (lane: string, pause: Pace['pause'], limits?: Pace['limits']): Kind => ({
	lane,
	acts: false,
	pause,
	limits,
});

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

/** How long anything that was done can matter. */
export const LONGEST_WINDOW = 24 * HOUR;

/**
 * At most so many a minute, as a limit: a part of one means one in a longer time, and of 2.5 the
 * half would be one too many.
 *
 * @param perMinute above 0
 */
export const perMinuteLimit = (perMinute: number): readonly [count: number, window: number] =>
	perMinute >= 1
		? [Math.floor(perMinute), MINUTE]
		: [1, Math.min(MINUTE / perMinute, LONGEST_WINDOW)];

/** What has been done before. Times in ms, by `now`. */
export interface History {
	/** When each one began, oldest first. */
	starts: number[];
	lastEnd: number;
}

/**
 * How long the pause before the next one still lasts, in ms.
 *
 * @param random from 0 to 1: where in the range the pause lies
 */
export const pauseLeft = (
	{ pause: [shortest, longest] }: Pace,
	{ lastEnd }: History,
	now: number,
	random: number,
): number => Math.max(0, lastEnd + shortest + (longest - shortest) * random - now);

/** How long the limits still forbid the next one, in ms. */
export const limitLeft = ({ limits = [] }: Pace, { starts }: History, now: number): number =>
	Math.max(
		0,
		...limits.map(([count, window]) =>
			starts.length < count ? 0 : starts[starts.length - count] + window - now,
		),
	);
