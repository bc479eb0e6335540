import { forgetOldest } from '../../../nodes/engine/forgetOldest';

it.each([
	[3, ['a', 'b', 'c']],
	[2, ['b', 'c']],
	[0, []],
])('%i stay, and what was put in first leaves first', (most, expected) => {
	const memory = new Map(['a', 'b', 'c'].map((key) => [key, 1]));
	forgetOldest(memory, most);
	expect([...memory.keys()]).toEqual(expected);
});
