import type { INodeParameterResourceLocator } from 'n8n-workflow';

/** What n8n's editor holds in the parameters of a node. */

/** When somebody enters an ID into a picker. */
export const byId = (value: unknown) =>
	({ __rl: true, mode: 'id', value }) as INodeParameterResourceLocator;

/** When somebody enters a link for a file. */
export const byUrl = (value: unknown) =>
	({ __rl: true, mode: 'url', value }) as INodeParameterResourceLocator;

/** When somebody names the binary field of a file. */
export const byField = (value: unknown) =>
	({ __rl: true, mode: 'binary', value }) as INodeParameterResourceLocator;

/** When somebody picks several. */
export const picked = (...ids: unknown[]) => ({ picked: ids.map((id) => ({ id: byId(id) })) });
