/** What a node does if somebody chooses a resource and presses the button: what people come for, and no harm. */
import { buildProperties } from '../../../nodes/editor/description';
import type { Operation } from '../../../nodes/engine/operation';
import { eyun } from '../../../nodes/gateways/eyun';
import type { Gateway } from '../../../nodes/gateways/gateway';
import { gewe } from '../../../nodes/gateways/gewe';

type Paces = Gateway['paces'];

/** Reads by its name; nothing of its literal says that it changes anything. */
const reads = ({ name, pace }: Operation, paces: Paces): boolean =>
	/^(Get|Check|Download|Search)\b/.test(name) && !(pace && paces[pace].acts);

/** Says what somebody has written, where everybody who comes for it wants to say something. */
const says = ({ pace, fields }: Operation, paces: Paces): boolean =>
	['message', 'moments'].includes(paces[pace ?? '']?.lane) &&
	fields
		.flatMap((field) => [field, ...(field.members ?? [])])
		.some(({ rows, required, wire }) => rows && required && wire === 'string');

/** A new QR code logs nobody in: somebody has to scan it. */
const asksForQrCode = ({ value, fields }: Operation): boolean =>
	value === 'getQrCode' && !fields.some(({ secret, required }) => secret && required);

const isHarmless = (operation: Operation, paces: Paces): boolean =>
	reads(operation, paces) || says(operation, paces) || asksForQrCode(operation);

describe.each([
	['E Cloud', eyun],
	['GeWe', gewe],
])('%s', (_name, gateway: Gateway) => {
	const { catalog, paces } = gateway;
	const defaults = new Map(
		buildProperties(gateway)
			.filter(({ name }) => name === 'operation')
			.map((property) => [property.displayOptions!.show!.resource![0], property.default]),
	);

	it.each(catalog.map((resource) => [resource.value, resource] as const))(
		'%s starts with something harmless, where there is a choice',
		(value, { startWith, operations }) => {
			const start = operations.find((operation) => operation.value === startWith)!;
			expect(defaults.get(value)).toBe(startWith);
			expect(start).toBeDefined();
			if (operations.length === 1) return;
			expect([start.name, isHarmless(start, paces)]).toEqual([start.name, true]);
		},
	);

	it('a list that can be read comes first where there is one of the thing itself', () => {
		for (const { operations, value } of catalog) {
			if (operations.some((operation) => operation.value === 'getAll')) {
				expect([value, defaults.get(value)]).toEqual([value, 'getAll']);
			}
		}
	});
});

it('what people come for', () => {
	expect(
		Object.fromEntries(eyun.catalog.map(({ value, startWith }) => [value, startWith])),
	).toEqual({
		account: 'checkOnline',
		channel: 'getMyHome',
		contact: 'get',
		favorite: 'getAll',
		group: 'get',
		incomingMessage: 'downloadImage',
		label: 'getAll',
		login: 'getQrCode',
		message: 'sendText',
		moment: 'postText',
		tool: 'downloadCdnFile',
	});
});

it('the rule knows what does harm', () => {
	const harmful = [eyun, gewe].flatMap(({ catalog, paces }) =>
		catalog.flatMap(({ value, operations }) =>
			operations
				.filter((operation) => isHarmless(operation, paces))
				.map((operation) => `${value} ${operation.value}`)
				.filter((title) =>
					/delete|remove|logOut|leave|dismiss|create|accept|approve|update|set|add\b|reconnect/i.test(
						title,
					),
				),
		),
	);
	expect(harmful).toEqual([]);
});
