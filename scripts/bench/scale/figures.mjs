/**
 * @param {number} value of something that is positive
 * @returns {string} with three digits that say something
 */
export function figure(value) {
	if (value >= 99.95) return whole(value);
	return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/** @param {number} value @returns {string} as a whole number: "1,000" */
export const whole = (value) => Math.round(value).toLocaleString('en');

/** @param {number} value @returns {string} how many times as much as what it is compared with */
export const times = (value) => `${value.toFixed(2)} times`;
