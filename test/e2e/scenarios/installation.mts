import type { Stage } from '../support/stage.mts';

const PACKAGE = 'n8n-nodes-wechat-gateway';

/** n8n lists the package's types completely: names, icons, words to find them by. */
export function installation(stage: () => Stage): void {
	const nodeType = async (name: string) =>
		(await stage().rest.nodeTypes()).find((type) => type.name === `${PACKAGE}.${name}`);

	const expectIcons = async (icons: { light: string; dark: string }) => {
		for (const icon of [icons.light, icons.dark]) {
			const answer = await stage().rest.http.get(`/${icon}`);
			expect(answer.status).toBe(200);
			expect(answer.headers['content-type']).toContain('image/svg+xml');
		}
	};

	it.each(['weChatEyun', 'weChatGewe', 'weChatTrigger'])(
		'lists the node type %s with icons and aliases',
		async (name) => {
			const type = await nodeType(name);
			expect(type).toBeDefined();
			await expectIcons(type.iconUrl);
			expect(type.codex.alias).toEqual(expect.arrayContaining(['微信', 'Weixin']));
		},
	);

	it.each(['weChatEyun', 'weChatGewe'])(
		'%s stands under Human in the Loop, and as a human review of tools',
		async (name) => {
			const [type, review] = [await nodeType(name), await nodeType(`${name}HitlTool`)];
			expect(type.codex.categories).toContain('HITL');
			expect(type.codex.alias).toEqual(expect.arrayContaining(['approval', '审批']));
			expect(type.codex.subcategories.HITL).toEqual(['Human in the Loop']);
			expect(review.codex.subcategories.Tools).toEqual(['Human in the Loop']);
			expect(review.displayName).toBe(type.displayName);
		},
	);

	it('offers all eleven resources', async () => {
		const { properties } = await nodeType('weChatEyun');
		const resource = properties.find((property: { name: string }) => property.name === 'resource');
		const offered = resource.options.map(({ value }: { value: string }) => value);
		// n8n itself adds "Custom API Call".
		expect(offered.filter((value: string) => value !== '__CUSTOM_API_CALL__')).toEqual([
			'account',
			'channel',
			'contact',
			'favorite',
			'group',
			'incomingMessage',
			'label',
			'login',
			'message',
			'moment',
			'tool',
		]);
	});

	it('gives the fields of an answer before the first run, where they are known', async () => {
		const schema = async (operation: string) =>
			await stage().rest.http.get(`/schemas/${PACKAGE}.weChatEyun/1.0.0/${operation}.json`);
		const sendText = await schema('message/sendText');
		expect(sendText.data.properties.newMsgId).toEqual({ type: 'string' });
		expect((await schema('contact/get')).data.properties).toHaveProperty('nickName');
		expect((await schema('channel/commentOnVideo')).status).toBe(404);
	});

	it('lists the credential type with its icons', async () => {
		const types = await stage().rest.credentialTypes();
		const type = types.find(({ name }) => name === 'weChatGatewayApi');
		expect(type).toBeDefined();
		await expectIcons(type.iconUrl);
	});
}
