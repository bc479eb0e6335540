/** From here on, a number counts milliseconds: as seconds it would be in the year 5138. */
const MILLISECONDS = 100_000_000_000;

/**
 * The time that a gateway has given, in UTC, or null where there is none or it is not to be
 * understood. Gateways count seconds or milliseconds since 1970, as a number or as text.
 */
export function toIso(given: unknown): string | null {
	if (typeof given !== 'number' && typeof given !== 'string') return null;
	const count = Number(given);
	const time = new Date(count < MILLISECONDS ? count * 1000 : count);
	return count > 0 && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}
