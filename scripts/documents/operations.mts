/** The reference of the operations, a page for each module, from the catalogs of the gateways. */
import { existsSync, readFileSync } from 'node:fs';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { buildProperties } from '../../nodes/editor/description';
import { ACCOUNT } from '../../nodes/engine/account';
import type { Operation, Resource } from '../../nodes/engine/operation';
import type { Gateway } from '../../nodes/gateways/gateway';
import { isShown } from '../../test/contract/parameters.mts';
import { markdownTable } from '../lib/markdown-table.mjs';
import { SCHEMA_FOLDERS, schemaFile } from '../schemas/files.mts';
import { cell, MADE } from './table.mts';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** A gateway with what its node shows. */
interface Node {
	gateway: Gateway;
	properties: INodeProperties[];
}

/** What one gateway has of an operation. */
interface Variant extends Node {
	operation: Operation;
}

/** An input of an operation, and which gateways have it in these words. */
interface Input {
	name: string;
	isRequired: boolean;
	text: string;
	gateways: string[];
}

/** What nearly all operations have: the introduction tells it once. */
const EVERYWHERE = ['resource', 'operation', ACCOUNT, 'pacing'];

/** Of what is told once, what is shown for one of its choices. */
const belongsTo = ({ displayOptions: { show = {} } = {} }: INodeProperties) =>
	Object.keys(show).some((name) => /(^|[/.])pacing$/.test(name));

const variantsOf = (nodes: Node[], resource: string, operation: string): Variant[] =>
	nodes.flatMap((node) => {
		const operations = node.gateway.catalog.find(({ value }) => value === resource)?.operations;
		const found = operations?.find(({ value }) => value === operation);
		return found ? [{ ...node, operation: found }] : [];
	});

const choicesOf = ({ type, options }: INodeProperties): string =>
	type === 'options' ? (options as INodePropertyOptions[]).map(({ name }) => name).join(', ') : '';

function textOf(property: INodeProperties): string {
	const { description = property.placeholder ?? '', hint = '' } = property;
	const choices = choicesOf(property);
	const sentences = [description, hint, choices && `One of: ${choices}`].filter(Boolean);
	return sentences.map((text) => text.replace(/(?<![.…!?])$/, '.')).join(' ');
}

const labelOf = (frame: string, { displayName }: INodeProperties): string =>
	`${frame && `*${frame}* → `}*${displayName}*`;

/** Those of a collection stand one by one. */
function inputsOf({ properties, gateway, operation }: Variant, resource: string): Input[] {
	const place = { resource, operation: operation.value };
	const flat = (list: INodeProperties[], frame: string, root: string): Input[] =>
		list
			.filter(({ name, type }) => !EVERYWHERE.includes(name) && type !== 'notice')
			.filter((property) => !belongsTo(property))
			.filter((property) => isShown(property, place, root))
			.flatMap((property) =>
				property.type === 'collection'
					? flat(property.options as INodeProperties[], property.displayName, '/')
					: [
							{
								name: labelOf(frame, property),
								isRequired: property.required === true,
								text: textOf(property),
								gateways: [gateway.name],
							},
						],
			);
	return flat(properties, '', '');
}

/** Inputs of the same words are one, in the order of the editor. */
function joined(inputs: Input[]): Input[] {
	const all = new Map<string, Input>();
	for (const input of inputs) {
		const key = `${input.name}\n${input.text}`;
		const there = all.get(key);
		const gateways = [...new Set([...(there?.gateways ?? []), ...input.gateways])];
		all.set(key, { ...input, gateways });
	}
	return [...all.values()];
}

/** Which gateways, where there are others. */
const only = (some: string[], all: string[]) => (some.length < all.length ? some : []);

const inBrackets = (words: string[]) => (words.length > 0 ? ` (${words.join(', ')})` : '');

const endpoint = ({ operation: { path }, gateway: { name } }: Variant) =>
	path === '' ? `${name} (no endpoint of its own)` : `${name} \`${path}\``;

/** The names of what an operation returns, by the schema that n8n shows; nothing where there is none. */
function outputsOf({ gateway: { id }, operation }: Variant, resource: string): string[] {
	const file = schemaFile(id as keyof typeof SCHEMA_FOLDERS, resource, operation.value);
	if (!existsSync(file)) return [];
	const { properties = {} } = JSON.parse(readFileSync(file, 'utf8'));
	return Object.keys(properties).map((name) => `\`${name}\``);
}

/** One sentence for all gateways where they return the same, otherwise one for each. */
function returns(variants: Variant[], resource: string): string[] {
	const all = variants
		.map((variant) => ({ variant, names: outputsOf(variant, resource).join(', ') }))
		.filter(({ names }) => names !== '');
	const isSame =
		all.length === variants.length && new Set(all.map(({ names }) => names)).size === 1;
	if (isSame) return [`Returns ${all[0].names}.`];
	return all.map(({ variant, names }) => `${variant.gateway.name} returns ${names}.`);
}

function section(nodes: Node[], resource: string, { value, name }: Operation): string {
	const variants = variantsOf(nodes, resource, value);
	const names = variants.map(({ gateway }) => gateway.name);
	const descriptions = [...new Set(variants.map(({ operation }) => operation.description))];
	const said = variants.filter(
		({ operation }, index) =>
			variants.findIndex((other) => other.operation.description === operation.description) ===
			index,
	);
	const inputs = joined(variants.flatMap((variant) => inputsOf(variant, resource)));
	return [
		`## ${name}`,
		...(descriptions.length === 1
			? [cell(descriptions[0])]
			: said.map(({ gateway, operation }) => `${gateway.name}: ${cell(operation.description)}`)),
		variants.map(endpoint).join(' · '),
		...(inputs.length > 0
			? [
					markdownTable(
						['Field', 'What it is'],
						inputs.map(({ name: label, isRequired, text, gateways }) => [
							`${cell(label)}${inBrackets([...(isRequired ? ['required'] : []), ...only(gateways, names)])}`,
							cell(text),
						]),
					),
				]
			: []),
		...returns(variants, resource),
	].join('\n\n');
}

/** All modules and operations, by what they are called in the node of the first gateway that has them. */
function modulesOf(gateways: Gateway[]): Array<Resource & { in: string[] }> {
	const resources = new Map<string, Resource & { in: string[] }>();
	for (const { name, catalog } of gateways) {
		for (const resource of catalog) {
			const there = resources.get(resource.value) ?? { ...resource, operations: [], in: [] };
			const known = new Set(there.operations.map(({ value }) => value));
			const operations = [
				...there.operations,
				...resource.operations.filter(({ value }) => !known.has(value)),
			].sort(byName);
			resources.set(resource.value, { ...there, operations, in: [...there.in, name] });
		}
	}
	return [...resources.values()].sort(byName);
}

const fileOf = ({ name }: Resource) => `${name.toLowerCase().replaceAll(' ', '-')}.md`;

/** The pages, by their files. */
export function operationPages(gateways: Gateway[]): Array<[file: string, text: string]> {
	const nodes = gateways.map((gateway) => ({ gateway, properties: buildProperties(gateway) }));
	const all = gateways.map(({ name }) => name);
	return modulesOf(gateways).map((resource) => [
		`docs/operations/${fileOf(resource)}`,
		`${[
			`# ${resource.name}`,
			MADE,
			`${resource.operations.length} operations${inBrackets(only(resource.in, all))}. What all operations share stands in [Operations](../operations.md).`,
			...resource.operations.map((operation) => section(nodes, resource.value, operation)),
		].join('\n\n')}\n`,
	]);
}

/** The table of the modules, with their pages. */
export function moduleTable(gateways: Gateway[]): string {
	const rows = modulesOf(gateways).map((resource) => [
		`[${resource.name}](operations/${fileOf(resource)})`,
		...gateways.map(({ catalog }) =>
			String(catalog.find(({ value }) => value === resource.value)?.operations.length ?? ''),
		),
		resource.operations.map(({ name }) => name).join(', '),
	]);
	return markdownTable(['Module', ...gateways.map(({ name }) => name), 'Operations'], rows);
}
