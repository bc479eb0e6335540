import { eyunCallbacks } from './eyun/callbacks';
import type { CallbackGateway, Choose } from './gateway';
import { geweCallbacks } from './gewe/callbacks';

/** All gateways, as the trigger knows them. */
export const gateways: CallbackGateway[] = [eyunCallbacks, geweCallbacks];

/** Which gateway a credential is of. n8n fills in the first where none has been chosen. */
export const gatewayOf: Choose = ({ gateway }) =>
	gateways.find(({ id }) => id === gateway) ?? gateways[0];
