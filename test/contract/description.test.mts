import type { INodeProperties, INodeType } from 'n8n-workflow';

import { ACCOUNT } from '../../nodes/engine/account';
import type { Resource } from '../../nodes/engine/operation';
import { catalog as eyunCatalog } from '../../nodes/gateways/eyun/catalog';
import { catalog as geweCatalog } from '../../nodes/gateways/gewe/catalog';
import { WeChatEyun } from '../../nodes/WeChatEyun/WeChatEyun.node';
import { WeChatGewe } from '../../nodes/WeChatGewe/WeChatGewe.node';
import { WeChatTrigger } from '../../nodes/WeChatTrigger/WeChatTrigger.node';
import { place, weChatEyun, weChatGewe } from './n8n.mts';
import { isShown } from './parameters.mts';
import { runCommand } from './runCommand.mts';

/** Writes a value as a TypeScript literal: the rules look for plain keys, so names are not quoted. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(',\n')}]`;
	if (typeof value !== 'object' || value === null) {
		return typeof value === 'string'
			? `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
			: String(value);
	}
	const entries = Object.entries(value).filter(([, entry]) => typeof entry !== 'function');
	return `{${entries
		.map(([key, entry]) => `${/^\w+$/.test(key) ? key : `'${key}'`}: ${literal(entry)}`)
		.join(',\n')}}`;
}

interface Finding {
	rule: string;
	message: string;
	line: string;
}

/** Lints the finished description with the project's own configuration, as if it had been written by hand. */
async function lintProperties(name: string, properties: unknown[]): Promise<Finding[]> {
	const code = `import type { INodeProperties } from 'n8n-workflow';\n\nexport const finished: INodeProperties[] = ${literal(properties)};\n`;
	const file = `nodes/${name}/FinishedDescription.ts`;
	const args = ['--stdin', '--stdin-filename', file, '--format', 'json', '--no-warn-ignored'];
	const [result] = JSON.parse(
		await runCommand('node', ['node_modules/eslint/bin/eslint.js', ...args], code),
	);
	const lines = code.split('\n');
	return result.messages.map((found: { ruleId: string; message: string; line: number }) => ({
		rule: found.ruleId,
		message: found.message,
		line: lines[found.line - 1],
	}));
}

/** The rule wants lower case after the first word and does not know names and abbreviations. */
const NAMES = /\b(Moments|WeCom|Channels|QR|CDN|URL|API|IDs|Mac|iPad)\b|to-do/;
const isName = ({ rule, line }: Finding) =>
	rule === 'n8n-nodes-base/node-param-operation-option-action-miscased' && NAMES.test(line);

/** Values that are passed on unread have no format to show; their text says where they come from. */
const OPAQUE = /returned|of the page before|read with Simplify off|\((ttuid|aid)\)|sends 0/;

interface Node {
	/** That of its folder. */
	name: string;
	/** As it is written; n8n adds inputs of its own when it loads it. */
	written: INodeType;
	/** As n8n has loaded it. */
	nodeType: INodeType;
	catalog: Resource[];
}

/**
 * Bytes for each operation, on the average: the editor loads the whole description. What n8n gives every
 * declarative node does not count.
 */
const LARGEST = 1_040;

const operationsOf = (catalog: Resource[]) => catalog.flatMap(({ operations }) => operations);

const nodes: Node[] = [
	{
		name: 'WeChatEyun',
		written: new WeChatEyun(),
		nodeType: weChatEyun,
		catalog: eyunCatalog,
	},
	{
		name: 'WeChatGewe',
		written: new WeChatGewe(),
		nodeType: weChatGewe,
		catalog: geweCatalog,
	},
];

describe.each(nodes)('$name', ({ name, written, nodeType, catalog }) => {
	const { description } = written;

	it('the finished description keeps every lint rule of n8n', async () => {
		const findings = await lintProperties(name, description.properties);
		expect(findings.filter((finding) => !isName(finding))).toEqual([]);
	});

	it(`has no more than ${LARGEST} bytes an operation as JSON`, () => {
		const properties = description.properties.filter((one) => one.name !== 'requestOptions');
		const bytes = Buffer.byteLength(JSON.stringify({ ...description, properties }));
		expect(bytes / operationsOf(catalog).length).toBeLessThanOrEqual(LARGEST);
	});

	const everyField = description.properties
		.flatMap((property) => [
			property,
			...(property.type === 'collection' ? (property.options as INodeProperties[]) : []),
		])
		.filter(
			({ name }) =>
				![
					...['resource', 'operation', 'additionalFields', 'options', 'requestOptions'],
					ACCOUNT,
				].includes(name),
		);

	it('every placeholder is an example', () => {
		for (const { placeholder, type } of everyField)
			// That of a list of pickers is its button.
			if (placeholder && type !== 'fixedCollection') expect(placeholder).toMatch(/^e\.g\. ./);
	});

	it('every text input shows an example, unless it is a secret or passed on unread', () => {
		const bare = everyField.filter(
			({ type, placeholder, typeOptions, description: text = '' }) =>
				(type === 'string' || type === 'json') &&
				!placeholder &&
				!typeOptions?.password &&
				!OPAQUE.test(text),
		);
		expect(bare.map(({ displayName }) => displayName)).toEqual([]);
	});

	it('every text is English', () => {
		expect(JSON.stringify(description)).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
	});

	it('no two entries of a name are shown for the same operation', () => {
		for (const { value: resource, operations } of catalog) {
			for (const { value: operation } of operations) {
				const shown = description.properties.filter((property) =>
					isShown(property, { resource, operation }),
				);
				const names = shown.map((property) => property.name);
				expect(names).toEqual([...new Set(names)]);
			}
		}
	});

	// n8n evaluates an expression four times for each entry of its name, shown or not: about 1 ms for each.
	it('what is filled by an expression most often, the text of a message, is one entry', () => {
		const entries = description.properties.filter((property) => property.name === 'text');
		expect(entries.map(({ displayName }) => displayName)).toEqual(['Text']);
	});

	it('the subtitle reads as people speak: "Message: Send Text"', () => {
		const subtitle = (resource: string, operation: string) => {
			const parameters = { resource, operation };
			const { workflow } = place(nodeType, { baseUrl: '', parameters });
			return workflow.expression.getSimpleParameterValue(
				workflow.getNode('Node')!,
				description.subtitle,
				'internal',
				{},
			);
		};
		expect(subtitle('message', 'sendText')).toBe('Message: Send Text');
		expect(subtitle('login', 'getQrCode')).toBe('Login: Get QR Code');
		for (const { value, name: resource, operations } of catalog) {
			for (const operation of operations) {
				expect(subtitle(value, operation.value)).toBe(`${resource}: ${operation.name}`);
			}
		}
	});
});

it('the same check finds what is wrong, so that it cannot pass by looking away', async () => {
	const wrong = [
		{ displayName: 'the limit', name: 'limit', type: 'number', default: 10, description: 'x.' },
		{ ...weChatEyun.description.properties[0], noDataExpression: undefined },
	];
	const rules = (await lintProperties('WeChatEyun', wrong)).map(({ rule }) => rule);
	expect(rules).toEqual(
		expect.arrayContaining([
			'n8n-nodes-base/node-param-display-name-miscased',
			'n8n-nodes-base/node-param-resource-without-no-data-expression',
		]),
	);
});

it('the finished description of the trigger keeps every lint rule of n8n, but its events stand by how often they are chosen', async () => {
	const findings = await lintProperties(
		'WeChatTrigger',
		new WeChatTrigger().description.properties,
	);
	// n8n's node panel shows them in this order; by the alphabet, "Account Left Group" would be the first of 49.
	expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
		[
			'n8n-nodes-base/node-param-multi-options-type-unsorted-items',
			expect.stringMatching(/Account Left Group.*Any Message.*Text Message/),
		],
	]);
});
