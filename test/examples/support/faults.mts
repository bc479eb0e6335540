import type { Misbehaviour } from '../../simulator/index.mts';
import type { Trial } from './trial.mts';

/** What the gateways call the endpoints with which the examples go wrong. */
const ENDPOINTS = {
	sendText: { eyun: '/sendText', gewe: '/message/postText' },
} satisfies Record<string, Record<Trial['gateway'], string>>;

/** Lets the next request to an endpoint go wrong, or that many. */
export function misbehaving(
	{ simulator, gateway }: Trial,
	endpoint: keyof typeof ENDPOINTS,
	how: Misbehaviour,
	times = 1,
): void {
	simulator.misbehave(ENDPOINTS[endpoint][gateway], how, times);
}
