import { isSignedRelay, signRelay } from '../../../nodes/callbacks/relaySignature';
import { makeSecrets } from '../../../nodes/callbacks/token';
import {
	isSignedQuestions,
	readLetter,
	readReceipt,
	signQuestions,
	toLetter,
	toReceipt,
} from '../../../nodes/questions/chat/letter';
import { seal, unseal } from '../../../nodes/questions/chat/seal';
import { question } from './openQuestion.mts';

const NOW = 1_800_000_000_000;
const { relayKey } = makeSecrets('secret', '');
const { relayKey: other } = makeSecrets('other', '');

describe('a question that is handed over', () => {
	const asked = question();
	const letter = toLetter([asked]);

	it('is signed with the key of the credential, for a minute', () => {
		const header = signQuestions(relayKey, letter, NOW);
		expect(isSignedQuestions(relayKey, letter, header, NOW)).toBe(true);
		expect(isSignedQuestions(relayKey, letter, header, NOW + 61_000)).toBe(false);
		expect(isSignedQuestions(other, letter, header, NOW)).toBe(false);
		expect(isSignedQuestions(relayKey, toLetter([]), header, NOW)).toBe(false);
	});

	it('has no signature that a callback could use, nor the other way', () => {
		const header = signQuestions(relayKey, letter, NOW);
		expect(isSignedRelay(relayKey, letter, header, NOW)).toBe(false);
		expect(isSignedQuestions(relayKey, letter, signRelay(relayKey, letter, NOW), NOW)).toBe(false);
	});

	it('arrives as it was, and only at its developer account', () => {
		expect(readLetter(letter, asked.developer)).toEqual([asked]);
		expect(readLetter(letter, 'another')).toEqual([]);
		expect(readLetter(Buffer.from('{}'), asked.developer)).toEqual([]);
		expect(readLetter(Buffer.from('[]'), asked.developer)).toEqual([]);
	});

	it('is receipted by a trigger and by nothing else', () => {
		const receipt = { open: 3, areSaved: true };
		expect(readReceipt(JSON.parse(JSON.stringify(toReceipt(receipt))))).toEqual(receipt);
		for (const body of [undefined, '', '<html>', {}, { weChatQuestions: 1 }, { open: 1 }]) {
			expect(readReceipt(body)).toBeUndefined();
		}
	});
});

describe('the resume URL', () => {
	const url = 'https://n8n.example.com/webhook-waiting/12/ab?signature=0123456789abcdef';

	it('is sealed: only the key of the credential opens it', () => {
		const sealed = seal(relayKey, url);
		expect(sealed).toMatch(/^[\w-]+$/);
		expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('webhook');
		expect(seal(relayKey, url)).not.toBe(sealed);
		expect(unseal(relayKey, sealed)).toBe(url);
		expect(unseal(other, sealed)).toBeUndefined();
	});

	it.each(['', 'x', '!'.repeat(60), 'A'.repeat(200)])('%j is none', (sealed) => {
		expect(unseal(relayKey, sealed)).toBeUndefined();
	});

	it('cannot be altered', () => {
		const sealed = seal(relayKey, url);
		const last = sealed.at(-2) === 'A' ? 'B' : 'A';
		expect(unseal(relayKey, sealed.slice(0, -2) + last + sealed.at(-1))).toBeUndefined();
	});
});
