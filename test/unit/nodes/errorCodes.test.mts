/** The codes that workflows branch on: the list, and what an error tells beside its code. */
import { readFileSync } from 'node:fs';

import { codes, retries } from '../../../nodes/engine/errorCodes';
import { errorFieldsOf, fieldsIn } from '../../../nodes/engine/errorFields';
import { Fault, InputFault, UncertainFault, withoutDoubt } from '../../../nodes/engine/fault';
import { Lane } from '../../../nodes/engine/lane';
import { retryAfterIn } from '../../../nodes/engine/reply';
import { gateways } from '../../../nodes/gateways/choose';
import { allCodes, errorDocument } from '../../../scripts/documents/errorCodes.mts';

const known = allCodes(gateways);

it('the page of the codes is that of the code (`npm run docs` writes it)', () => {
	expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorDocument(gateways));
});

it('no code stands for two things, and nothing has two codes', () => {
	expect(new Set(known.map(({ code }) => code)).size).toBe(known.length);
	expect(new Set(known.map(({ meaning }) => meaning)).size).toBe(known.length);
});

it.each(known)('$code is a name, and says when to try again', ({ code, retry, meaning }) => {
	expect(code).toMatch(/^[a-z][A-Za-z0-9]+$/);
	expect(Object.keys(retries)).toContain(retry);
	expect(meaning).toMatch(/^['A-Z].*[^.]$/);
});

describe('what an error tells', () => {
	const clean = (text: string) => text.replaceAll('secret', '***');

	it('all that is known', () => {
		const details = { retryAfter: 90, gateway: { code: '1001', message: '失败 secret' } };
		expect(errorFieldsOf(new Fault(codes.refused, 'No', 'Ask.', details), clean)).toEqual({
			errorCode: 'refused',
			errorRetry: 'unknown',
			errorRetryAfter: 90,
			errorGatewayCode: '1001',
			errorGatewayText: '失败 ***',
		});
	});

	it('an empty text is none, and what nobody has foreseen has a code, too', () => {
		const gateway = { code: '-1', message: '' };
		const fields = errorFieldsOf(new Fault(codes.refused, 'No', '', { gateway }), clean);
		expect(fields).toHaveProperty('errorGatewayText', undefined);
		expect(errorFieldsOf(new TypeError('x is undefined'), clean)).toEqual({
			errorCode: 'unexpected',
			errorRetry: 'unknown',
		});
	});

	it('n8n keeps it in the context, beside its own', () => {
		const context = { itemIndex: 1, errorCode: 'refused', errorRetry: 'unknown' };
		expect(fieldsIn({ context })).toEqual({ errorCode: 'refused', errorRetry: 'unknown' });
	});

	it('a type of fault has its code, unless it is told a better one', () => {
		expect(new InputFault('No').errorCode).toBe(codes.inputInvalid);
		expect(new InputFault('No', '', codes.tooLarge).errorCode).toBe(codes.tooLarge);
		const doubtful = new UncertainFault(codes.noAnswer, 'No', 'Look.', { retryAfter: 5 });
		expect(doubtful.errorCode).toBe(codes.mayHaveBeenSent);
		expect(withoutDoubt(doubtful)).toMatchObject({
			errorCode: codes.noAnswer,
			details: { retryAfter: 5 },
		});
	});

	it('a limit says in how many seconds it allows the next one', async () => {
		let time = 0;
		const lane = new Lane(() => time);
		const pace = { pause: [0, 0] as [number, number], limits: [[1, 86_400_000]] as const };
		await lane.run(async () => {}, pace);
		time = 1_500;
		await expect(lane.run(async () => {}, pace)).rejects.toMatchObject({
			errorCode: codes.limitReached,
			details: { retryAfter: 86_399 },
		});
	});
});

it.each([
	['120', 120],
	[' 0 ', 0],
	['Thu, 01 Jan 1970 00:00:00 GMT', 0],
	['soon', undefined],
	['', undefined],
	[undefined, undefined],
])('Retry-After: %j', (header, seconds) => {
	expect(retryAfterIn({ 'retry-after': header })).toBe(seconds);
});
