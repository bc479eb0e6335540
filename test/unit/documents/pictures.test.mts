/** Pictures show what there is today. */
import { existsSync, readFileSync, statSync } from 'node:fs';

import { hashOfPage, PICTURE, PICTURED } from '../../../scripts/documents/pictureOfPage.mts';

it('the picture of the simulator is one of its page as it is; if not: npm run docs:page', () => {
	expect(existsSync(PICTURE)).toBe(true);
	expect(readFileSync(PICTURED, 'utf8').trim()).toBe(hashOfPage());
});

it('is of a modest size', () => {
	expect(statSync(PICTURE).size).toBeLessThan(200_000);
});
