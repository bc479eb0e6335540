/** Pictures of the examples show them as they are. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import {
	examples,
	hashOfExample,
	pictured,
	pictureOf,
	PICTURED,
} from '../../../scripts/documents/picturesOfExamples.mts';

describe.each(examples())('the picture of %s', (name) => {
	it('is one of the example as it is; if not: npm run docs:editor', () => {
		expect(existsSync(pictureOf(name))).toBe(true);
		expect(pictured()[name]).toBe(hashOfExample(name));
	});

	it('is of a modest size', () => {
		expect(statSync(pictureOf(name)).size).toBeLessThan(200_000);
	});
});

it('no picture is left of an example that is gone', () => {
	const folder = dirname(PICTURED);
	const there = readdirSync(folder).map((file) => `${folder}/${file}`);
	expect(there.filter((file) => file !== PICTURED).sort()).toEqual(
		examples()
			.map(pictureOf)
			.filter((file) => file.startsWith(folder))
			.sort(),
	);
	expect(Object.keys(pictured()).sort()).toEqual(examples());
});

it('each can be seen beside the example', () => {
	const page = readFileSync('examples/README.md', 'utf8');
	for (const name of examples()) {
		expect(page).toContain(pictureOf(name).replace('examples/', '').replace(/^docs/, '../docs'));
	}
});
