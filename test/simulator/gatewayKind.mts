/** What a gateway has to say of itself, so that it can stand in front of the simulated world. */
import type { Surroundings } from './call.mts';
import type { Callback, Parcel } from './callbacks.mts';
import type { Reply } from './reply.mts';
import type { Developer, World } from './world.mts';

export interface GatewayRequest {
	method: string;
	/** The endpoint, without prefix and query. */
	path: string;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

export interface Gateway {
	name: 'eyun' | 'gewe';
	/** The endpoint that registers the callback URL. */
	registration: string;
	/** How long a callback may take. */
	callbackLimitMs: number;
	/** What differs from the customer of the demo world. */
	demoDeveloper(): Partial<Developer>;
	/** The endpoint that the path of a URL stands for. */
	endpoint(path: string): string;
	/** Answers one request. `unauthorizedStatus` is the HTTP status for a wrong token. */
	answer(
		request: GatewayRequest,
		surroundings: Surroundings,
		unauthorizedStatus: number,
	): Promise<Reply>;
	/** Writes a refusal of this endpoint. */
	refusal(path: string): (message: string, status: number, code: string) => Reply;
	/** What is POSTed for an event; the event itself is told in the words of E Cloud. */
	parcel(world: World, callback: Callback): Parcel;
}
