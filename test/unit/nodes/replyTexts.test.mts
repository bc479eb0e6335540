/** What somebody reads when no usable answer came: what happened, quoting, and what to do. */
import { codes } from '../../../nodes/engine/errorCodes';
import { Fault, UncertainFault } from '../../../nodes/engine/fault';
import { quoteOf } from '../../../nodes/engine/refusal';
import { explainTransport, harmless } from '../../../nodes/engine/reply';
import { readReply } from '../../../nodes/gateways/eyun/envelope';
import { UNKNOWN_REASON, explainRefusal } from '../../../nodes/gateways/eyun/remedies';

const CHECK_URL =
	'Check the Base URL in the credential: it is the address that the vendor gave you, with port and path if there are any.';
const CHECK_AUTHORIZATION = 'Open the credential and check the Authorization.';
const TRY_LATER = 'Wait a moment and try again. If it stays, ask the vendor of the gateway.';
const MAY_BE_DONE = 'The request may have been carried out. Check in WeChat before you try again.';
const PAGE = '<html><body>nginx</body></html>';

interface Said {
	message: string;
	description: string | undefined;
	httpCode: string | undefined;
	uncertain: boolean;
}

const saidBy = (fault: unknown): Said => {
	if (!(fault instanceof Fault)) throw fault;
	const { message, description, details } = fault;
	const { httpCode } = details;
	return { message, description, httpCode, uncertain: fault instanceof UncertainFault };
};

function unread(body: unknown, statusCode: number, headers = {}): Said {
	try {
		readReply({ body, statusCode, headers });
	} catch (fault) {
		return saidBy(fault);
	}
	throw new Error('It has been read');
}

describe('an answer that is no envelope', () => {
	it.each<[string, number, string, string]>([
		['', 401, 'The gateway does not accept the Authorization (HTTP 401)', CHECK_AUTHORIZATION],
		['no', 403, 'The gateway does not accept the Authorization (HTTP 403)', CHECK_AUTHORIZATION],
		['no', 404, 'The gateway does not know this address (HTTP 404)', CHECK_URL],
		[
			PAGE,
			413,
			'What was sent is too large for the gateway (HTTP 413)',
			'Send a smaller file or a shorter text. A file can also be sent as a link.',
		],
		[
			PAGE,
			429,
			'The gateway gets too many requests (HTTP 429)',
			"Wait some minutes and try again. 'Pacing: Safe' under 'Options' keeps the node slow enough.",
		],
		['bad', 400, 'The gateway refuses the request (HTTP 400): bad', TRY_LATER],
		['', 405, 'The gateway refuses the request (HTTP 405)', TRY_LATER],
		['slow', 499, 'The gateway refuses the request (HTTP 499): slow', TRY_LATER],
		...[400, 401, 403, 404].map(
			(status) =>
				[
					PAGE,
					status,
					`The address answers with a web page instead of a gateway reply (HTTP ${status})`,
					CHECK_URL,
				] as [string, number, string, string],
		),
	])('%j with HTTP %i has not been carried out', (body, status, message, description) => {
		const uncertain = false;
		expect(unread(body, status)).toEqual({
			...{ message, description, uncertain },
			httpCode: String(status),
		});
	});

	it.each<[string, number, string, string]>([
		['', 200, 'The gateway sent an empty answer', MAY_BE_DONE],
		[' \n', 200, 'The gateway sent an empty answer', MAY_BE_DONE],
		[' ', 204, 'The gateway sent an empty answer (HTTP 204)', MAY_BE_DONE],
		['{"a', 200, 'The gateway sent an answer that is cut off or no JSON: {"a', MAY_BE_DONE],
		['[1]', 200, 'The gateway sent an answer without a code: [1]', MAY_BE_DONE],
		['null', 200, 'The gateway sent an answer without a code: null', MAY_BE_DONE],
		['"1000"', 200, 'The gateway sent an answer without a code: "1000"', MAY_BE_DONE],
		['{"code":null}', 200, 'The gateway sent an answer without a code: {"code":null}', MAY_BE_DONE],
		['', 500, 'The gateway is out of order (HTTP 500)', TRY_LATER],
		[
			'\tso  very\nbroken ',
			502,
			'The gateway is out of order (HTTP 502): so very broken',
			TRY_LATER,
		],
		[PAGE, 200, 'The address answers with a web page instead of a gateway reply', CHECK_URL],
		[
			PAGE,
			500,
			'The address answers with a web page instead of a gateway reply (HTTP 500)',
			`${TRY_LATER} ${CHECK_URL}`,
		],
	])('%j with HTTP %i may have been', (body, status, message, description) => {
		const uncertain = true;
		expect(unread(body, status)).toEqual({
			...{ message, description, uncertain },
			httpCode: String(status),
		});
	});

	it('that is no text at all is an empty one', () => {
		expect(unread({ code: '1000' }, 200).message).toBe('The gateway sent an empty answer');
	});

	it.each([300, 302, 399])('HTTP %i leads elsewhere', (status) => {
		const said = {
			description:
				'Enter the final address as Base URL in the credential, often https instead of http.',
			httpCode: String(status),
			uncertain: false,
		};
		expect(unread(PAGE, status, { location: 'https://b.example/' })).toEqual({
			message: 'The gateway redirects to another address: https://b.example/',
			...said,
		});
		expect(unread('', status)).toEqual({
			message: 'The gateway redirects to another address: unknown',
			...said,
		});
	});

	it.each(['<!DOCTYPE html>', '\n <HTML lang="en">', '<head><title>', '<body class="x">'])(
		'%j begins a page',
		(body) => {
			expect(unread(body, 200).message).toMatch(/web page/);
		},
	);

	it.each(['<title>', 'x <html>', '<header>no</header>'.slice(0, 4)])('%j does not', (body) => {
		expect(unread(body, 200).message).toMatch(/cut off or no JSON/);
	});

	it('is quoted by its first 120 signs', () => {
		const whole = 'x'.repeat(120);
		expect(unread(whole, 500).message).toBe(`The gateway is out of order (HTTP 500): ${whole}`);
		expect(unread(`${whole}y`, 500).message).toBe(
			`The gateway is out of order (HTTP 500): ${whole}…`,
		);
	});
});

describe('whose envelope it is', () => {
	it.each([
		['{"code":"1001"}', 500],
		['{"code":"502","message":"Bad Gateway"}', 502],
		['{"code":502,"msg":"Bad Gateway"}', 502],
		['{"code":1,"message":5}', 500],
	])('%j with HTTP %i is that of a proxy', (body, status) => {
		expect(unread(body, status)).toMatchObject({ uncertain: true });
	});

	it.each([
		['{"code":"1001"}', 499],
		['{"code":"1001","message":""}', 500],
		['{"code":500,"message":"x"}', 499],
		['{"code":500,"msg":"x"}', 502],
	])('%j with HTTP %i is that of the gateway', (body, statusCode) => {
		expect(readReply({ body, statusCode, headers: {} }).code).toMatch(/^(1001|500)$/);
	});

	it('its words are found under both names, or there are none', () => {
		const read = (body: string) => readReply({ body, statusCode: 200, headers: {} }).message;
		expect(read('{"code":"1","message":"a","msg":"b"}')).toBe('a');
		expect(read('{"code":"1","msg":"b"}')).toBe('b');
		expect(read('{"code":"1"}')).toBe('');
	});
});

describe('a refusal', () => {
	it('is quoted with its code, and without words by its code alone', () => {
		expect(quoteOf({ code: '1001', message: ' 失\n败 ' })).toBe('"失 败", code 1001');
		expect(quoteOf({ code: '1001', message: '' })).toBe('code 1001');
	});

	it('comes with advice: what is known, what the operation says, or what always helps', () => {
		expect(saidBy(explainRefusal('Send Text', { code: '1001', message: '失败' }))).toEqual({
			message: `The gateway refused 'Send Text' ("失败", code 1001)`,
			description: `The gateway gives no further reason. ${UNKNOWN_REASON}`,
			httpCode: '1001',
			uncertain: false,
		});
		const own = explainRefusal('Send Text', { code: '1002', message: '' }, 'Do this.');
		expect(saidBy(own)).toMatchObject({
			message: `The gateway refused 'Send Text' (code 1002)`,
			description: 'Do this.',
		});
		const known = explainRefusal('Send Text', { code: '1001', message: '系统失败' }, 'Do this.');
		expect(saidBy(known)).toMatchObject({
			message: 'The gateway could not finish the request ("系统失败", code 1001)',
			description: TRY_LATER,
		});
	});
});

describe('trouble before a request is out', () => {
	const BLOCKED = 'The network of the gateway cannot be reached';
	const TLS = 'The gateway does not speak https at this address';
	const TRUST = 'The certificate of the gateway is not trusted';
	const TRUST_HINT =
		"Ask the vendor for a valid one. If you know that it is theirs, switch on 'Ignore SSL Issues' in the node, under Settings > Request Options.";
	const INVALID = 'The Base URL is not a valid address';
	const INVALID_HINT = 'It starts with http:// or https://.';

	it.each<[object, string, string]>([
		[{ code: 'ECONNREFUSED' }, 'The gateway refuses the connection', `Is it running? ${CHECK_URL}`],
		[{ code: 'ENOTFOUND' }, 'The host of the gateway is unknown', CHECK_URL],
		[{ httpCode: 'EAI_AGAIN' }, 'The host of the gateway cannot be looked up right now', CHECK_URL],
		[{ code: 'EHOSTUNREACH' }, 'The host of the gateway cannot be reached', CHECK_URL],
		[{ code: 'ENETUNREACH' }, BLOCKED, CHECK_URL],
		[{ code: 'EADDRNOTAVAIL' }, BLOCKED, CHECK_URL],
		[{ message: 'write EPROTO: wrong version number' }, TLS, CHECK_URL],
		[{ messages: ['SSL alert: HANDSHAKE failure'] }, TLS, CHECK_URL],
		[{ messages: ['x', 'unsupported protocol'] }, TLS, CHECK_URL],
		[{ code: 'ETIMEDOUT', syscall: 'connect' }, 'The gateway cannot be reached', CHECK_URL],
		[{ message: 'connect ETIMEDOUT 203.0.113.7:80' }, 'The gateway cannot be reached', CHECK_URL],
		[
			{ message: 'wrapped', messages: ['connect ETIMEDOUT 203.0.113.7:80'] },
			'The gateway cannot be reached',
			CHECK_URL,
		],
		[{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, TRUST, TRUST_HINT],
		[{ httpCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, TRUST, TRUST_HINT],
		[{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, TRUST, TRUST_HINT],
		[{ code: 'ERR_INVALID_URL' }, INVALID, INVALID_HINT],
		[{ message: 'INVALID URL' }, INVALID, INVALID_HINT],
		[
			{ code: 'ERR_INVALID_CHAR' },
			'The Authorization holds characters that cannot be sent',
			'Open the credential and paste the Authorization again, without line breaks.',
		],
	])('%j', (error, message, description) => {
		expect(saidBy(explainTransport(error, 'Authorization'))).toMatchObject({
			...{ message, description },
			uncertain: false,
		});
		const wrapped = { message: 'wrapped', cause: error };
		expect(saidBy(explainTransport(wrapped, 'Authorization')).message).toBe(message);
	});

	it('what n8n does not let out is said with its own words and hints', () => {
		const message = 'The request was blocked because the address is private';
		expect(saidBy(explainTransport({ cause: { message, description: 'Ask the owner.' } }))).toEqual(
			{
				message: `n8n did not let the request out: ${message}`,
				description: 'Ask the owner.',
				httpCode: undefined,
				uncertain: false,
			},
		);
		expect(saidBy(explainTransport({ message: 'Domain not allowed' }))).toMatchObject({
			message: 'n8n did not let the request out: Domain not allowed',
			description: CHECK_URL,
			uncertain: false,
		});
	});
});

describe('trouble with a request that is out, or may be', () => {
	const CUT = 'The gateway cut the connection before it answered';
	const LATE = 'The gateway did not answer in time';
	const LATE_HINT = `${MAY_BE_DONE} If the gateway is slow, raise 'Timeout' in the node, under Settings > Request Options.`;

	it.each<[object, string, string, string]>([
		[{ code: 'ECONNRESET' }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ code: 'EPIPE' }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ httpCode: 'ERR_BAD_RESPONSE' }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ message: 'Socket hang up' }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ messages: ['stream has been aborted'] }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ message: 'closed unexpectedly' }, CUT, MAY_BE_DONE, 'ECONNRESET'],
		[{ code: 'ETIMEDOUT' }, LATE, LATE_HINT, 'ETIMEDOUT'],
		[{ code: 'ECONNABORTED' }, LATE, LATE_HINT, 'ETIMEDOUT'],
		[{ code: 'ESOCKETTIMEDOUT' }, LATE, LATE_HINT, 'ETIMEDOUT'],
		[{ message: 'timeout of 5ms exceeded' }, LATE, LATE_HINT, 'ETIMEDOUT'],
		[{ message: 'Timeout of 300000 ms exceeded' }, LATE, LATE_HINT, 'ETIMEDOUT'],
	])('%j', (error, message, description, httpCode) => {
		expect(saidBy(explainTransport(error))).toEqual({
			...{ message, description, httpCode },
			uncertain: true,
		});
	});

	it.each<[unknown, string]>([
		[new Error('Parse Error: Expected HTTP/'), 'Parse Error: Expected HTTP/'],
		[{ toString: () => 'something' }, 'something'],
		['a text', 'a text'],
		[undefined, 'undefined'],
		[null, 'null'],
	])('%p is quoted', (error, text) => {
		expect(saidBy(explainTransport(error))).toEqual({
			message: `The connection to the gateway failed: ${text}`,
			description: MAY_BE_DONE,
			httpCode: undefined,
			uncertain: true,
		});
	});
});

it.each([
	[MAY_BE_DONE, undefined, TRY_LATER],
	[MAY_BE_DONE, 'Nothing was sent.', `Nothing was sent. ${TRY_LATER}`],
	[`${MAY_BE_DONE} Raise it.`, undefined, `${TRY_LATER} Raise it.`],
	['Check the URL.', 'Nothing was sent.', 'Nothing was sent. Check the URL.'],
	[undefined, undefined, TRY_LATER],
])(
	'of a question whose end nobody knows, %j with the comfort %j becomes %j',
	(todo, comfort, said) => {
		expect(
			saidBy(
				harmless(
					new UncertainFault(codes.noAnswer, 'No answer', todo, { httpCode: '500' }),
					comfort,
				),
			),
		).toEqual({
			...{ message: 'No answer', description: said },
			httpCode: '500',
			uncertain: false,
		});
	},
);

describe('an error with causes', () => {
	const wrapped = (depth: number, error: object): object =>
		depth === 0 ? error : { message: 'wrapped', cause: wrapped(depth - 1, error) };

	it('is looked through to the fifth', () => {
		expect(explainTransport(wrapped(4, { code: 'ENOTFOUND' })).message).toContain('unknown');
		expect(explainTransport(wrapped(5, { code: 'ENOTFOUND' }))).toBeInstanceOf(UncertainFault);
	});

	it('counts by the first that tells something', () => {
		const error = { code: 'ECONNRESET', cause: { code: 'ECONNREFUSED' } };
		expect(explainTransport(error)).toBeInstanceOf(UncertainFault);
		expect(explainTransport({ code: 'E', cause: error })).toBeInstanceOf(UncertainFault);
	});

	it('may go round in a circle', () => {
		const circle: { message: string; cause?: object } = { message: 'round' };
		circle.cause = circle;
		expect(explainTransport(circle)).toBeInstanceOf(UncertainFault);
	});
});
