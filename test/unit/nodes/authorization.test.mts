import { redact } from '../../../nodes/engine/redact';
import { authorizationHeader } from '../../../nodes/gateways/eyun/authorization';

const authorization = 'eyJhbGciOiJIUzI1NiJ9.payload.signature';

it.each([
	[`bad ${authorization} here`, 'bad ******** here'],
	[`bad ${authorization.slice(0, 25)}…`, 'bad ********…'],
	[`${authorization}, ${authorization}`, '********, ********'],
	['nothing to hide', 'nothing to hide'],
])('of %j only %j is shown', (text, shown) => {
	expect(redact(authorization, text)).toBe(shown);
});

it('a short token is hidden, and an empty one hides nothing', () => {
	expect(redact('abc', 'is abc')).toBe('is ********');
	expect(redact('', 'is abc')).toBe('is abc');
});

it.each([
	[{ authorization: ' a ' }, 'a'],
	[{ authorization: 'a', authorizationPrefix: ' Bearer ' }, 'Bearer a'],
	[{ authorization: '', authorizationPrefix: 'Bearer' }, undefined],
	[{}, undefined],
])('the header of %j is %j', (credentials, header) => {
	expect(authorizationHeader(credentials)).toBe(header);
});
