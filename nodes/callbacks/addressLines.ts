import type { INodePropertyOptions } from 'n8n-workflow';

import { line } from './lifeLines';
import type { Address } from './recipients';

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** n8n shows a description as HTML; of a link, every browser copies the address whole. */
const link = (url: string): string =>
	`<a href="${escaped(url)}" target="_blank">${escaped(url)}</a>`;

/**
 * What a user has to enter at the gateway with a manual registration: the whole address of each workflow
 * that is active, else the token and where it belongs.
 *
 * @param token for the version that the node has now
 * @param addresses those of the developer account that are registered manually
 */
export function addressLines(token: string, addresses: Address[]): INodePropertyOptions[] {
	const fitting = addresses.filter(({ url }) => new URL(url).searchParams.get('token') === token);
	if (fitting.length === 0) {
		return [
			line(
				`To enter at the gateway: the Production URL from above with ?token=${token} behind it`,
				'Publish the workflow, then this list has the whole address to copy.',
			),
		];
	}
	return fitting.map(({ workflow, url }) =>
		line(
			`To enter at the gateway for "${workflow}": right-click the link and copy its address`,
			link(url),
		),
	);
}
