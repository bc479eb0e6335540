/** What E Cloud is answered when it calls, and what it sends to try a URL. */
import { callbacks } from '../../../nodes/gateways/eyun/callbacks';

const { read, developerIn, received, forbidden, testCall } = callbacks;

it('a callback is answered as its consumers commonly do', () => {
	expect(received).toEqual({ code: '1000', message: 'success', data: null });
});

it('what comes from elsewhere learns nothing but that it is refused', () => {
	expect(forbidden).toEqual({ code: '1001', message: 'forbidden', data: null });
});

it('the test call of the platform is no event', () => {
	expect(testCall).toEqual({ messageType: '00000', data: {} });
	expect(read(testCall)).toEqual({ kind: 'handshake' });
});

it.each([
	[{ account: '13800000000' }, '13800000000'],
	[{ account: 13800000000 }, '13800000000'],
	[{ account: null }, ''],
	[{}, ''],
])('%j names the developer account %j', (raw, account) => {
	expect(developerIn?.(raw)).toBe(account);
});
