/** Where the whole run writes its tables. */
export const PAGE = 'docs/scale.md';

export const MARKS = { what: 'the benchmarks', by: 'npm run bench:scale' };
