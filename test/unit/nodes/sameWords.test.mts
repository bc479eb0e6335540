/**
 * Operations that both gateways have are entered the same way: changing the type of a node in the JSON of
 * a workflow moves it to the other gateway with all that is in it.
 */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { buildProperties } from '../../../nodes/editor/description';
import { eyun } from '../../../nodes/gateways/eyun';
import type { Gateway } from '../../../nodes/gateways/gateway';
import { gewe } from '../../../nodes/gateways/gewe';

/** Inputs of E Cloud that GeWe has nothing for, by operation; what is in them is not sent. */
const WITHOUT_COUNTERPART: Record<string, string[]> = {
	// What GeWe names by a device, E Cloud names by a developer account or a session.
	'account logOut': ['account', 'wcIds'],
	'login logInAgain': ['weChatId', 'additionalFields.ttuid'],
	'login waitForScan': ['wId'],
	// Regions have other numbers as well, and a proxy is one text.
	'login getQrCode': [
		...['weChatId', 'proxy'],
		...['additionalFields.proxyPassword', 'additionalFields.proxyUser'],
	],
	'login logInWithPassword': [
		...['weChatId', 'wId', 'proxy'],
		...['additionalFields.proxyPassword', 'additionalFields.proxyUser'],
	],
	// GeWe takes no content, only links, and a card without an icon.
	'message sendFile': ['options.largestFile'],
	'message sendMiniProgram': ['iconUrl'],
	// A new group gets its name afterwards; a group cannot be looked at before it is joined.
	'group create': ['additionalFields.topic'],
	'group joinByQrCode': ['additionalFields.type'],
	// The XML says it all, or the MD5 in it.
	'incomingMessage downloadFile': ['msgId'],
	'incomingMessage downloadImage': ['msgId'],
	'incomingMessage downloadSticker': ['msgId', 'messageXml'],
	'incomingMessage downloadVoice': ['length', 'bufId', 'fromUser'],
	'incomingMessage requestVideo': ['msgId', 'waitForCompletion', 'options.longestWait'],
	'incomingMessage setCallback': ['type'],
	'tool downloadCdnFile': ['fileName'],
	// Pictures and videos are uploaded by an operation of their own.
	'moment get': ['contact'],
	'moment postImages': ['paths'],
	'moment postVideo': ['videoPath', 'thumbPath', 'waitForCompletion', 'options.longestWait'],
	'channel publishVideo': [
		...['videoUrl', 'videoThumbUrl', 'videoWidth', 'videoHeight', 'videoPlayLen', 'title'],
		...['additionalFields.myRoleType', 'additionalFields.videoCdn'],
	],
	'channel getMyQrCode': ['download', 'outputField', 'options.largestFile'],
	'channel heart': ['commentId'],
	'channel search': ['type'],
};

/** Choices of E Cloud that GeWe does not have; it says so when one of them comes. */
const WITHOUT_CHOICE: Record<string, string[]> = {
	// Comments get no hearts there.
	'channel heart type': ['1', '2'],
};

interface Input {
	type: string;
	values: string[];
	modes: string[];
}

/** @param root what stands before the names of the node's own parameters: a slash inside a collection */
const isShown = (
	{ displayOptions }: INodeProperties,
	resource: string,
	operation: string,
	root = '',
) => {
	const { show = {}, hide = {} } = displayOptions ?? {};
	const [of, for_] = [`${root}resource`, `${root}operation`];
	return (
		(show[of]?.includes(resource) ?? true) &&
		(show[for_]?.includes(operation) ?? true) &&
		!hide[for_]?.includes(operation)
	);
};

const isChoice = (option: unknown): option is INodePropertyOptions =>
	typeof option === 'object' && option !== null && 'value' in option;

const toInput = ({ type, options = [], modes = [] }: INodeProperties): Input => ({
	type,
	values: options.filter(isChoice).map(({ value }) => String(value)),
	modes: modes.map(({ name }) => name),
});

/** All inputs of an operation, by their place in the JSON of a workflow. */
function inputsOf(properties: INodeProperties[], resource: string, operation: string) {
	const shown = properties
		.filter(({ name }) => name !== 'resource' && name !== 'operation')
		.filter((property) => isShown(property, resource, operation));
	return new Map(
		shown.flatMap((property): Array<[string, Input]> => {
			if (property.type !== 'collection') return [[property.name, toInput(property)]];
			return (property.options as INodeProperties[])
				.filter((option) => isShown(option, resource, operation, '/'))
				.map((option) => [`${property.name}.${option.name}`, toInput(option)]);
		}),
	);
}

const properties = { eyun: buildProperties(eyun), gewe: buildProperties(gewe) };
const titlesOf = ({ catalog }: Gateway) =>
	catalog.flatMap(({ value, operations }) => operations.map((one) => `${value} ${one.value}`));
const both = titlesOf(eyun).filter((title) => titlesOf(gewe).includes(title));

it.each(both)('%s has every input of E Cloud, of the same type and at the same place', (title) => {
	const [resource, operation] = title.split(' ');
	const there = inputsOf(properties.gewe, resource, operation);
	for (const [place, { type, values, modes }] of inputsOf(properties.eyun, resource, operation)) {
		const full = `${title} ${place}`;
		if (WITHOUT_COUNTERPART[title]?.includes(place)) continue;
		// What was entered as text may become a number.
		const types = type === 'string' ? ['string', 'number'] : [type];
		expect({ full, types }).toEqual({
			full,
			types: expect.arrayContaining([there.get(place)?.type]),
		});
		expect({ full, values: there.get(place)?.values }).toEqual({
			full,
			values: expect.arrayContaining(
				values.filter((value) => !WITHOUT_CHOICE[full]?.includes(value)),
			),
		});
		// An account is named by the session on the one, by the device on the other.
		const same = modes.filter((mode) => mode !== 'wId');
		expect({ full, modes: there.get(place)?.modes }).toEqual({
			full,
			modes: expect.arrayContaining(same),
		});
	}
});

it('what is said to have no counterpart has none, and is there on E Cloud', () => {
	for (const [title, places] of Object.entries(WITHOUT_COUNTERPART)) {
		const [resource, operation] = title.split(' ');
		const here = inputsOf(properties.eyun, resource, operation);
		const there = inputsOf(properties.gewe, resource, operation);
		for (const place of places) {
			const full = `${title} ${place}`;
			expect({ full, eyun: here.has(place), gewe: there.has(place) }).toEqual({
				full,
				eyun: true,
				gewe: false,
			});
		}
	}
});
