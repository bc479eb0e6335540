/** Forms in which an allowed sender may be entered. */
import { RELAY_HEADER } from '../../../nodes/callbacks/relaySignature';
import { checkSenders, isAllowedSender } from '../../../nodes/callbacks/senders';

it.each([
	[' 203.0.113.7 ', '203.0.113.7', true],
	['::ffff:0:0/96', '203.0.113.7', true],
	['::ffff:0:0/90', '::fffe:0:1', true],
	['::ffff:0:0/90', '2001:db8::1', false],
	['::ffff:0:0/97', '203.0.113.7', false],
])('%j: %s may call: %p', (entry, ip, yes) => {
	expect(() => checkSenders([entry])).not.toThrow();
	expect(isAllowedSender([entry], ip)).toBe(yes);
});

it('what is no address is refused with examples', () => {
	expect(() => checkSenders(['n8n'])).toThrow(
		expect.objectContaining({
			message: `'Allowed Sender IPs' holds "n8n", which is no IP address`,
			description: expect.stringMatching(/^Enter addresses such as 203\.0\.113\.7/),
		}),
	);
});

it('both sides know the header of a test run by this name', () => {
	expect(RELAY_HEADER).toBe('x-wechat-relay');
});
