/** The list in the trigger that says whether callbacks arrive. */
import { LoadOptionsContext } from 'n8n-core';
import {
	type ILoadOptionsFunctions,
	type INodeParameters,
	type INodeProperties,
	NodeHelpers,
} from 'n8n-workflow';

import { showCallbacks } from '../../nodes/callbacks/showCallbacks';
import { callbackToken } from '../../nodes/callbacks/token';
import { startSimulator, type Simulator } from '../simulator/index.mts';
import { toy } from '../toy/gateway.mts';
import { callbackKinds } from './callbackKinds.mts';
import { type LiveTrigger, openTrigger } from './liveTrigger.mts';
import { place, weChatTrigger } from './n8n.mts';
import { underTest } from './underTest.mts';

const property = weChatTrigger.description.properties.find(({ name }) => name === 'callbacks')!;

it('the list is read by the editor, for the options as they are at the moment', () => {
	expect(property.typeOptions).toEqual({
		loadOptionsMethod: 'showCallbacks',
		loadOptionsDependsOn: ['options.registration', 'options.urlVersion'],
	});
	const { options } = weChatTrigger.description.properties.find(({ name }) => name === 'options')!;
	const names = (options as INodeProperties[]).map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['registration', 'urlVersion']));
});

it('that GeWe cannot be told to stop concerns who has the node set the address', () => {
	const notice = weChatTrigger.description.properties.find(({ name }) => name === 'cannotCancel')!;
	const shows = (options: INodeParameters) => {
		const { node } = place(weChatTrigger, { baseUrl: '', parameters: { options } });
		const { parameters } = node;
		return NodeHelpers.displayParameter(parameters, notice, node, weChatTrigger.description);
	};
	expect([{}, { registration: 'automatic' }, { registration: 'manual' }].map(shows)).toEqual([
		true,
		true,
		false,
	]);
});

let triggers = 0;

describe.each(callbackKinds)('$name', ({ id }) => {
	let simulator: Simulator;
	let trigger: LiveTrigger;

	const setting = () => ({
		gateway: id,
		baseUrl: simulator.url,
		fields: underTest[id].credential(simulator),
	});

	/** What the editor gets for a node with these options. */
	async function shown(options = {}) {
		const { workflow, node, additionalData } = place(weChatTrigger, setting());
		const more = {
			currentNodeParameters: { options },
			instanceBaseUrl: 'https://n8n.example.com/',
		};
		const data = { ...additionalData, ...more };
		const context = new LoadOptionsContext(workflow, node, data, 'parameters.callbacks');
		const lines = await weChatTrigger.methods.loadOptions.showCallbacks.call(context);
		// Whatever is clicked, the field stays as it was.
		expect(lines.map(({ value }) => value)).toEqual(lines.map(() => property.default));
		return lines.map(({ name, description }) => [name, description].join(' | '));
	}

	const open = async (options = {}) => {
		const name = `list-${id}-${++triggers}`;
		trigger = await openTrigger({ ...setting(), parameters: { options } }, name);
	};

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
		await open();
	});
	afterEach(async () => {
		await trigger.close();
		await simulator.close();
	});

	it('before anything has come, it says what it does not know', async () => {
		const [address, registered, last, ...more] = await shown();
		expect(address).toContain('Public address: https://n8n.example.com');
		expect(registered).toContain('Registered address: none that this n8n process knows of');
		expect(last).toContain('No callback since this n8n process started, ');
		expect(more).toEqual([]);
		expect(registered.includes('Log In to Gateway')).toBe(id === 'eyun');
	});

	it('afterwards it says what has come, and to which address', async () => {
		await trigger.activate();
		await simulator.settled();
		await simulator.play('Li Lei writes "Hello"');
		await fetch(trigger.address, { method: 'POST', body: '{}' });
		const [, registered, refused, tested, account, last] = await shown();
		expect(registered).toContain(`Registered address: ${trigger.address} | Set for "Shop", `);
		expect(refused).toContain('Last refused call: less than a minute ago');
		expect(refused).toContain('with a wrong or no token');
		expect(tested).toContain('The gateway tested the address: less than a minute ago');
		expect(account).toMatch(/^Last callback of wxid_\w+: less than a minute ago/);
		expect(last).toContain('Last callback: less than a minute ago');
	});

	it('with a manual registration, it has what is to be entered, and nowhere else', async () => {
		const token = callbackToken(simulator.authorization, '');
		expect((await shown({ registration: 'manual' }))[0]).toContain(`?token=${token} behind it`);
		expect((await shown()).join()).not.toContain(token);
		await trigger.close();
		await open({ registration: 'manual' });
		await trigger.activate();
		const [entered] = await shown({ registration: 'manual' });
		expect(entered).toContain('for "Shop"');
		expect(entered).toContain(`<a href="${trigger.address}?token=${token}" target="_blank">`);
		// The version that the node has in the editor counts, which is not active yet.
		const [changed] = await shown({ registration: 'manual', urlVersion: ' 2 ' });
		const other = callbackToken(simulator.authorization, '2');
		expect(changed).toContain(`the Production URL from above with ?token=${other}`);
	});
});

it('a gateway that is nothing like these has the same list', async () => {
	const context = {
		getCredentials: async () => ({ baseUrl: 'http://toy', authorization: 'k e y' }),
		getCurrentNodeParameter: () => undefined,
		getInstanceBaseUrl: () => 'http://localhost:5678/',
		getTimezone: () => 'Europe/Berlin',
	} as unknown as ILoadOptionsFunctions;
	const lines = await showCallbacks(() => toy).call(context);
	expect(lines.map(({ name }) => name)).toEqual([
		"Address in your own network, like the gateway's: http://localhost:5678",
		'Registered address: none that this n8n process knows of',
		expect.stringContaining('No callback since this n8n process started'),
	]);
});
