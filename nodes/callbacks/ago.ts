const UNITS: Array<[seconds: number, unit: string]> = [
	[86_400, 'day'],
	[3_600, 'hour'],
	[60, 'minute'],
];

/** How long something is over that is so many ms over, in words. */
export function ago(ms: number): string {
	for (const [seconds, unit] of UNITS) {
		const count = Math.floor(ms / 1000 / seconds);
		if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
	}
	return 'less than a minute ago';
}
