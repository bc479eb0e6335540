import { figure, times } from '../../../scripts/bench/scale/figures.mjs';

it.each([
	[0.004, '0.00'],
	[1.234, '1.23'],
	[9.994, '9.99'],
	[9.996, '10.0'],
	[12.34, '12.3'],
	[99.94, '99.9'],
	[99.96, '100'],
	[1234.5, '1,235'],
])('of %s, three digits are shown: %s', (value, text) => {
	expect(figure(value)).toBe(text);
});

it('a ratio is how many times as much', () => {
	expect(times(1.234)).toBe('1.23 times');
});
