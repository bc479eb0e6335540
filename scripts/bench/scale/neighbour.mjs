import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALL_FLAGS, neutralEnv, npm, npmFailure } from '../../lib/npm.mjs';
import { longStep } from '../../lib/progress.mjs';
import { temporaryFolder } from '../../lib/temporary-folder.mjs';
import { AUTHORIZATION, RECEIVER } from '../send-stage.mjs';

/**
 * A widely used community package of the same kind: messages through an HTTP gateway to WhatsApp, whose
 * address stands in the credential. Its node and its operations are called so in the package.
 */
export const NEIGHBOUR = {
	name: 'n8n-nodes-evolution-api',
	version: '1.0.4',
	title: 'Evolution API',
	type: 'n8n-nodes-evolution-api.evolutionApi',
	credentialType: 'evolutionApi',
};

/**
 * Gets it from the npm registry. It has nothing but n8n to require; what it depends on by its package.json
 * stays behind.
 *
 * @returns {Promise<import('../n8n-with.mjs').LocalPackage>}
 */
export async function provideNeighbour() {
	const { name, version } = NEIGHBOUR;
	const folder = temporaryFolder('wechat-gateway-neighbour');
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'neighbour', private: true }));
	const flags = ['--ignore-scripts', '--legacy-peer-deps', '--save-exact', ...INSTALL_FLAGS];
	const { code, output } = await longStep(`Getting ${name} ${version}`, () =>
		npm(['install', ...flags, `${name}@${version}`], { cwd: folder, env: neutralEnv() }),
	);
	if (code !== 0) throw npmFailure(`get ${name} ${version}`, output);
	return { folder: join(folder, 'node_modules', name), name };
}

/**
 * @param {import('../../lib/n8n-rest.mjs').N8nRest} rest
 * @param {string} url of the gateway
 * @param {string} text
 * @returns {Promise<import('../send-stage.mjs').Sender>}
 */
export async function neighbourSender(rest, url, text) {
	const credential = await rest.createCredential({
		name: NEIGHBOUR.title,
		type: NEIGHBOUR.credentialType,
		data: { 'server-url': url, apikey: AUTHORIZATION },
	});
	return {
		type: NEIGHBOUR.type,
		typeVersion: 1,
		parameters: {
			resource: 'messages-api',
			operation: 'send-text',
			instanceName: 'shop',
			remoteJid: RECEIVER,
			messageText: text,
			options_message: {},
		},
		credentials: { [NEIGHBOUR.credentialType]: credential },
	};
}
