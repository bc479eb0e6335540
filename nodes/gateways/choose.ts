import { eyun } from './eyun';
import type { Choose, Gateway } from './gateway';
import { gewe } from './gewe';

/** All gateways, for what has to find the right one. */
export const gateways: Gateway[] = [eyun, gewe];

/** Which gateway a credential is of. n8n fills in the first where none has been chosen. */
export const gatewayOf: Choose = ({ gateway }) =>
	gateways.find(({ id }) => id === gateway) ?? gateways[0];
