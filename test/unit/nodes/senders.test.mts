import { checkSenders, isAllowedSender } from '../../../nodes/callbacks/senders';

describe('an allowed sender', () => {
	it.each([
		['203.0.113.7', '203.0.113.7'],
		['203.0.113.7', '::ffff:203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['::FFFF:203.0.113.0/120', '203.0.113.9'],
		['203.0.113.0/24', '203.0.113.255'],
		['203.0.113.99/24', '203.0.113.1'],
		['203.0.113.7/32', '203.0.113.7'],
		['0.0.0.0/0', '198.51.100.1'],
		['2001:db8::/32', '2001:db8:ffff::1'],
		['2001:DB8::7', '2001:db8:0:0:0:0:0:7'],
		['fe80::/10', 'fe80::1%eth0'],
	])('%s lets %s in', (entry, ip) => {
		expect(() => checkSenders([entry])).not.toThrow();
		expect(isAllowedSender(['198.51.100.200', entry], ip)).toBe(true);
	});

	it.each([
		['203.0.113.7', '203.0.113.70'],
		['203.0.113.0/25', '203.0.113.128'],
		['203.0.113.0/24', '203.0.114.0'],
		['0.0.0.0/0', '2001:db8::1'],
		['::/0', '203.0.113.7'],
		['2001:db8::/33', '2001:db8:8000::1'],
		['203.0.113.7', ''],
		['203.0.113.7', 'undefined'],
		['203.0.113.7', '203.0.113.7, 203.0.113.7'],
	])('%s does not let %j in', (entry, ip) => {
		expect(isAllowedSender([entry], ip)).toBe(false);
	});

	it('is everybody when nobody is named', () => {
		expect(isAllowedSender([], 'whoever')).toBe(true);
		expect(() => checkSenders([])).not.toThrow();
	});

	it.each([
		...['203.0.113', '203.0.113.256', '203.0.113.*', '203.0.113.7:8080', '203.0.113.0/33', '0/0'],
		...['203.0.113.0/', '203.0.113.0/-1', '203.0.113.0/255.255.255.0', '010.0.0.1', '0x7f.0.0.1'],
		...['2001:db8::/129', '[2001:db8::1]', 'gateway.example.com', '/24', '::ffff:203.0.113.0/999'],
	])('%s is refused by name, and lets nobody in', (entry) => {
		expect(() => checkSenders(['203.0.113.7', entry])).toThrow(`"${entry}"`);
		expect(isAllowedSender([entry], '203.0.113.7')).toBe(false);
		expect(isAllowedSender([entry], '127.0.0.1')).toBe(false);
	});
});
