/** Lines that steer the play and deliver nothing. */
import { type Form, sentence } from './form.mts';

export const director: Form[] = [
	{
		example: 'wait 200 ms',
		pattern: /^wait (?<time>\d+(?:\.\d+)?) ?(?<unit>ms|s|seconds?)$/i,
		silent: true,
		steps: (_, { time, unit }) => [
			{ wait: Number(time) * (unit?.toLowerCase() === 'ms' ? 1 : 1000) },
		],
	},
	{
		example: 'use the old format (or: the optimized format)',
		pattern: sentence('use the (?<format>old|optimi(?:s|z)ed) format'),
		silent: true,
		steps: ({ world, gateway }, { format }) => {
			if (gateway !== 'eyun') throw new Error('only E Cloud has an old format');
			world.developer.oldFormat = format?.toLowerCase() === 'old';
			const name = world.developer.oldFormat ? 'old' : 'optimized';
			return [{ done: `callbacks come in the ${name} format from now on` }];
		},
	},
];
