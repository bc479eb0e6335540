/** Links to files of the workflow: how they are made, renewed, hidden and looked at. */
import { LosslessNumber } from 'lossless-json';
import type { IBinaryData, IExecutePaginationFunctions } from 'n8n-workflow';

import { buildProperties } from '../../../nodes/editor/description';
import type { Call } from '../../../nodes/engine/call';
import { nameOfFile } from '../../../nodes/engine/fileName';
import type { Operation } from '../../../nodes/engine/operation';
import { complaintAbout } from '../../../nodes/engine/ownAddress';
import { redact } from '../../../nodes/engine/redact';
import { signed, stored, withoutTokens } from '../../../nodes/engine/signedLink';
import { Links } from '../../../nodes/engine/steps/links';
import { withStrings } from '../../../nodes/engine/strings';
import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';

const BASE = 'https://n8n.example.com/rest/binary-data/signed?token=';

/** Signs each time with another token, as n8n does from one second to the next. */
function helpers(more: object = {}) {
	let count = 0;
	const made: Array<[string | undefined, string | undefined]> = [];
	const all = {
		createBinarySignedUrl: ({ id }: IBinaryData, lifetime?: string) => {
			made.push([id, lifetime]);
			return `${BASE}ey${++count}`;
		},
		getBinaryMetadata: async () => ({ fileSize: 10 }),
		assertBinaryData: (name: string) => ({
			data: '',
			id: `filesystem-v2:${name}`,
			mimeType: 'image/png',
		}),
		httpRequest: async () => ({ statusCode: 200, headers: {} }),
		...more,
	} as unknown as IExecutePaginationFunctions['helpers'];
	return { all, made };
}

describe('a signed link', () => {
	it('lives two hours, with a unit, and ends with the name of the file', () => {
		const { all, made } = helpers();
		const file = { data: '', id: 'filesystem-v2:a', mimeType: 'image/png', fileName: '价 & 1.png' };
		expect(signed(all, file)).toBe(`${BASE}ey1&f=/%E4%BB%B7%20%26%201.png`);
		expect(made).toEqual([['filesystem-v2:a', '2h']]);
	});

	it.each([
		['https://a.example/rest/binary-data/signed?token=eyJ.a-b_c.d&f=/a.png', '&f=/a.png'],
		['https://a.example/rest/binary-data/signed%3Ftoken%3DeyJ.a-b_c.d%26f=', '%26f='],
		['cut off: binary-data/signed?token=eyJ.a', ''],
	])('is shown without its token: %s', (text, end) => {
		const shown = withoutTokens(`${text} and ${text}`);
		expect(shown).not.toContain('eyJ');
		expect(shown.endsWith(`********${end}`)).toBe(true);
		expect(redact('', text)).toBe(withoutTokens(text));
		expect(redact('the key of the credential', text)).toBe(withoutTokens(text));
	});
});

describe('what n8n can sign no lasting link to is put away anew', () => {
	const copying = () => {
		const copies: unknown[][] = [];
		const { all } = helpers({
			getBinaryStream: async (id: string) => `stream of ${id}`,
			prepareBinaryData: async (...all: unknown[]) => {
				copies.push(all);
				return { data: 'filesystem-v2', id: 'filesystem-v2:copy', mimeType: 'image/png' };
			},
		});
		return { all, copies };
	};

	it.each([
		['filesystem-v2:workflows/1/executions/temp/binary_data/2', true],
		['s3:workflows/1/executions/temp/binary_data/2', true],
		['filesystem-v2:workflows/1/executions/3/binary_data/2', false],
		['filesystem-v2:workflows/temp/executions/3/binary_data/temp', false],
		['database:abc', false],
	])('%s: %s', async (id, isCopied) => {
		const { all, copies } = copying();
		const file = { data: '', id, mimeType: 'image/png', fileName: 'a.png' };
		expect(await stored(all, file)).toMatchObject({ id: isCopied ? 'filesystem-v2:copy' : id });
		expect(copies).toEqual(isCopied ? [[`stream of ${id}`, 'a.png', 'image/png']] : []);
	});

	it('content within the item, byte for byte', async () => {
		const { all, copies } = copying();
		await stored(all, { data: Buffer.from([0, 255, 1]).toString('base64'), mimeType: 'image/png' });
		expect(copies).toEqual([[Buffer.from([0, 255, 1]), 'file.png', 'image/png']]);
	});
});

describe('the links of an item', () => {
	const operation = {
		fields: [
			{ name: 'cover', displayName: 'Cover', wire: 'string', isLink: true },
			{ name: 'paths', displayName: 'Images', wire: 'list', separator: ';', isLink: true },
		],
	} as unknown as Operation;

	const linksOf = (all: IExecutePaginationFunctions['helpers']) => {
		const context = {
			helpers: all,
			getNode: () => ({ type: 'weChat' }),
			getNodeParameter: () => ({}),
			getInputData: () => ({ binary: { a: {}, b: {} } }),
		};
		const input = () => ({ __rl: true, mode: 'binary', value: 'photo' });
		return new Links(
			{ operation, context, input } as unknown as Call,
			'https://gateway.example.com',
		);
	};

	it('are made anew when they are sent, wherever they stand', async () => {
		const { all } = helpers();
		const links = linksOf(all);
		const { cover, paths } = await links.within({ cover: 'photo', paths: ['a', 'b'] });
		const [a, b] = paths as string[];
		expect([cover, a, b]).toEqual([1, 2, 3].map((count) => `${BASE}ey${count}&f=/file.png`));
		const body = {
			cover: String(cover),
			paths: `${a};${b}`,
			nested: { list: [b], other: 'https://e.com/a.png' },
		};
		const sent = links.renewed(body);
		expect(JSON.stringify(sent)).not.toMatch(/ey[123]&/);
		expect(sent).toMatchObject({
			cover: expect.stringMatching(/ey\d+&f=\/file\.png$/),
			paths: expect.stringMatching(/^[^;]+ey\d+&f=\/file\.png;[^;]+ey\d+&f=\/file\.png$/),
			nested: { other: 'https://e.com/a.png' },
		});
		expect(body.cover).toBe(cover);
		expect([links.has(a), links.has('https://e.com/a.png')]).toEqual([true, false]);
		expect(JSON.stringify(links.kept({ echo: [a] }))).not.toContain('ey2');
	});

	it('leave what has none as it is', async () => {
		const links = linksOf(helpers().all);
		const body = { a: `${BASE}eyOfSomebodyElse` };
		expect(links.renewed(body)).toBe(body);
		expect(links.kept(body)).toBe(body);
	});
});

it('texts are changed wherever they are, and nothing else', () => {
	const long = new LosslessNumber('8015075888668773694');
	const value = { a: 'x', b: [1, 'x', null, { x: 'xx' }], c: BigInt(2), d: long, e: true };
	const changed = withStrings(value, (text) => text.toUpperCase());
	expect(changed).toEqual({
		a: 'X',
		b: [1, 'X', null, { x: 'XX' }],
		c: BigInt(2),
		d: long,
		e: true,
	});
	expect((changed as typeof value).d).toBe(long);
});

describe("what n8n's own address answers", () => {
	const page = { 'content-type': 'text/html; charset=utf-8' };
	it.each([
		[200, page, 'a web page instead of the file'],
		[200, { ...page, 'content-disposition': 'attachment; filename="page.html"' }, undefined],
		[200, { 'content-type': 'image/png' }, undefined],
		[200, {}, undefined],
		[400, {}, 'HTTP 400'],
		[401, page, 'HTTP 401'],
		[404, {}, 'HTTP 404'],
		[405, {}, undefined],
		[429, page, undefined],
		[499, {}, 'HTTP 499'],
		[500, page, undefined],
		[302, page, undefined],
	])('%d with %j: %s', (status, headers, complaint) => {
		expect(complaintAbout(status, headers)).toBe(complaint);
	});
});

it.each([
	[{ fileName: 'a.png', mimeType: 'image/jpeg' }, 'a.png'],
	[{ fileName: 'a', mimeType: 'image/jpeg' }, 'a.jpg'],
	[{ fileName: 'a/b\nc.png', mimeType: 'image/png' }, 'a_b_c.png'],
	[{ mimeType: 'application/pdf' }, 'file.pdf'],
	[{ mimeType: 'video/quicktime', fileExtension: 'mov' }, 'file.mov'],
	[{ mimeType: 'application/octet-stream', fileExtension: 'bin' }, 'file'],
	[
		{ fileName: 'hello.silk', mimeType: 'application/octet-stream', fileExtension: 'bin' },
		'hello.silk',
	],
])('%j is called %s', (file, name) => {
	expect(nameOfFile(file)).toBe(name);
});

describe.each([eyun, gewe])('$id', (gateway) => {
	const fields = gateway.catalog.flatMap(({ operations }) =>
		operations.flatMap((one) => one.fields),
	);
	const properties = buildProperties(gateway);

	it('every file is an input of the node itself, where its mode is looked for', () => {
		const hidden = fields.filter(
			({ isLink, required, prominent }) => isLink && !required && !prominent,
		);
		expect(hidden).toEqual([]);
	});

	it('every file is entered by link or binary field, and says what nobody has tried', () => {
		const files = fields.filter(({ isLink, wire }) => isLink === true && wire === 'string');
		expect(files.length).toBeGreaterThan(10);
		for (const { name, parameter = name, placeholder } of files) {
			const inputs = properties.filter(
				({ name: own, type }) => own === parameter && type === 'resourceLocator',
			);
			const modes = inputs.map(({ modes: all }) => all!.map(({ name: mode }) => mode));
			expect(modes).toContainEqual(['url', 'binary']);
			expect(JSON.stringify(inputs)).toContain('not yet tried with a live gateway');
			expect(placeholder).toMatch(/^e\.g\. https:/);
		}
	});
});
