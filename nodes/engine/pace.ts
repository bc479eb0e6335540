export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** How often an account may do something. */
export interface Pace {
	/** The pause between the end of one and the beginning of the next: a random one between these, in ms. */
	pause: readonly [shortest: number, longest: number];
	/** At most so many in any time of this length (in ms). */
	limits?: ReadonlyArray<readonly [count: number, window: number]>;
}

/** What an operation belongs to. */
export interface Kind extends Pace {
	/** Kinds of the same lane share their pauses and limits; what is sent to somebody is in `message`. */
	lane: string;
	/** Changes something in WeChat: of these, only one is under way for an account at any time. */
	acts: boolean;
}

/** What an operation belongs to, if it has to keep a pace. */
export const kindOf = (
	{ paces }: { paces: Record<string, Kind> },
	{ pace }: { pace?: string },
): Kind | undefined => (pace === undefined ? undefined : paces[pace]);

/** A kind that changes something in WeChat. */
export const acting = (lane: string, pause: Pace['pause'], limits?: Pace['limits']): Kind => ({
	lane,
	acts: true,
	pause,
	limits,
});

/** A kind that only looks something up. */
export const reading = (lane: string, pause: Pace['pause'], limits?: Pace['limits']): Kind => ({
	lane,
	acts: false,
	pause,
	limits,
});

/** How long anything that was done can matter. */
export const LONGEST_WINDOW = 24 * HOUR;

/**
 * At most so many in a window, as a limit: a part of one means one in a longer time, and of 2.5 the
 * half would be one too many.
 *
 * @param count above 0
 */
const limitOf = (count: number, window: number): readonly [count: number, window: number] =>
	count >= 1 ? [Math.floor(count), window] : [1, Math.min(window / count, LONGEST_WINDOW)];

/** @param perMinute above 0 */
export const perMinuteLimit = (perMinute: number): readonly [count: number, window: number] =>
	limitOf(perMinute, MINUTE);

/** With more of them, a limit of ten a day could not be shared out within a day. */
export const MOST_PROCESSES = 10;

/**
 * What of a pace falls to each of several processes that know nothing of each other: so many times the
 * pause, and its part of each limit. What is left over falls to nobody (of 15 among two, each has 7). A
 * limit of less than one for each gives each one in a longer time: in the long run, all together do no
 * more, but two of them can do it within the time that was for one.
 *
 * @param processes from 1 to `MOST_PROCESSES`
 */
export function shareOf(pace: Pace, processes: number): Pace {
	if (processes === 1) return pace;
	const [shortest, longest] = pace.pause;
	return {
		pause: [shortest * processes, longest * processes],
		limits: pace.limits?.map(([count, window]) => limitOf(count / processes, window)),
	};
}

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
