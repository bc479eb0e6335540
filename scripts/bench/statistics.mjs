/**
 * @param {number[]} values at least one
 * @returns {number} the middle one, or the mean of the two in the middle
 */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * @param {number[]} values at least one
 * @param {number} share of them that is below: 0.99
 */
export const percentile = (values, share) =>
	[...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/**
 * @param {number[]} values
 * @param {number} digits after the point
 * @returns {string} the lowest and the highest: "0.91 to 0.97"
 */
export const spread = (values, digits) =>
	`${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
