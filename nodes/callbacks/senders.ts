import ipaddr from 'ipaddr.js';

import { InputFault } from '../engine/fault';

/** An address, and how many of its bits count. */
type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The library also reads IPv4 addresses in octal, hexadecimal and with fewer parts; nobody means those. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
	if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
	return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

/** Reads an address or a range. IPv4 may come dressed as IPv6, in n8n's requests as well. */
function readRange(text: string): Range | undefined {
	const [, first, bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
	const address = first === undefined ? undefined : readAddress(first);
	if (address === undefined) return undefined;
	const longest = address instanceof ipaddr.IPv4 ? 32 : 128;
	const length = bits === undefined ? longest : Number(bits);
	if (length > longest) return undefined;
	return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && length >= 96
		? [address.toIPv4Address(), length - 96]
		: [address, length];
}

/**
 * @param allowed addresses and ranges: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32
 * @throws InputFault for the first entry that is none
 */
export function checkSenders(allowed: string[]): void {
	const wrong = allowed.find((entry) => readRange(entry) === undefined);
	if (wrong === undefined) return;
	throw new InputFault(
		`'Allowed Sender IPs' holds "${wrong}", which is no IP address`,
		'Enter addresses such as 203.0.113.7 or 2001:db8::7, or ranges such as 203.0.113.0/24, without port and without names.',
	);
}

/**
 * Whether a callback may come from an address. An entry that is no address lets nobody in.
 *
 * @param allowed as for `checkSenders`; none allows all
 * @param ip as n8n sees it
 */
export function isAllowedSender(allowed: string[], ip: string): boolean {
	if (allowed.length === 0) return true;
	const [address] = readRange(ip) ?? [];
	if (address === undefined) return false;
	return allowed.some((entry) => {
		const range = readRange(entry);
		return range?.[0].kind() === address.kind() && address.match(range);
	});
}
