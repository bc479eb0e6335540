/**
 * A stateful fake of the gateways, for tests, the demo and dry runs of workflows. One world of
 * accounts, chats and groups; which gateway stands in front of it is an option.
 *
 * Requests are checked against test/fixtures/eyun/catalog.json (or gewe/catalog.json), which were
 * written from the vendors' documentation and not from the nodes: a mistake in a node must not be
 * confirmed by its own copy.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Surroundings } from './call.mts';
import type { Delivery } from './callbacks.mts';
import { attachedFile } from './attached.mts';
import { control } from './control.mts';
import { eyun } from './gateway.mts';
import { gewe } from './gewe/gateway.mts';
import type { Gateway } from './gatewayKind.mts';
import { toJson } from './json.mts';
import type { Fetched } from './links.mts';
import { mediaFile } from './media.mts';
import { sendMedia } from './mediaServer.mts';
import { type Misbehaviour, Misbehaviours, replacement } from './misbehaviour.mts';
import { isPage, PAGE } from './page/assets.mts';
import { Page } from './page/page.mts';
import { type PlayedLine, Player } from './player.mts';
import { type Download, EventCounter, recorded, type RecordedRequest } from './record.mts';
import type { Line } from './script.mts';
import { demoWorld } from './seed/index.mts';
import { lengthen } from './seed/long.mts';
import { populate, type Population } from './seed/population.mts';
import { readText, send } from './server.mts';
import type { GeweState, World } from './world.mts';

export type { Callback, Delivery } from './callbacks.mts';
export type { Fetched } from './links.mts';
export type { Misbehaviour } from './misbehaviour.mts';
export type { PlayedLine } from './player.mts';
export { type Download, overlapped, type RecordedRequest } from './record.mts';
export type { Line } from './script.mts';
export type * from './world.mts';

const gateways: Record<'eyun' | 'gewe', Gateway> = { eyun, gewe };

export interface SimulatorOptions {
	/** The gateway to imitate: E Cloud unless given. */
	gateway?: keyof typeof gateways;
	/** 0 (the default): any free port. */
	port?: number;
	/** The token to demand; a demo token unless given. */
	authorization?: string;
	/** The password of the developer account; a demo password unless given. */
	password?: string;
	/** GeWe's way to write callbacks, nested unless given; a sentence can change it. */
	dialect?: GeweState['dialect'];
	/** Parts of the world that replace the demo's. */
	seed?: Partial<World>;
	/** Generated friends and groups in addition; see `seed/population.mts` for their names. */
	population?: Partial<Population>;
	/** True: every list that comes in pages has many of them. */
	long?: boolean;
	/** The endpoints answer below this path too, for example "/v1". */
	prefix?: string;
	/** HTTP status of the answer to a wrong token: 200 (default) or 401; the vendor's is unknown. */
	unauthorizedStatus?: number;
	/** How long a callback may take; E Cloud gives up after 6 seconds, GeWe after 3. */
	callbackLimitMs?: number;
	/** Told of every request to the gateway, before anything comes of it. */
	onArrival?: (request: RecordedRequest) => void;
	/** Told of every request to the gateway, once it is answered. */
	onRequest?: (request: RecordedRequest) => void;
	/** Told of every callback, once it is delivered or lost. */
	onDelivery?: (delivery: Delivery) => void;
}

export interface Simulator {
	readonly gateway: Gateway['name'];
	/** http://127.0.0.1:PORT */
	readonly url: string;
	/** The address of its page, for a browser. */
	readonly page: string;
	/** The right token. */
	readonly authorization: string;
	/** Live state; tests may change it. */
	readonly world: World;
	/** Every request to the gateway (not to /_sim and /media), oldest first. */
	readonly requests: RecordedRequest[];
	/** Every request for a file below /media, oldest first. */
	readonly downloads: Download[];
	/** Every file that it has fetched from a link on this machine, as a gateway does, oldest first. */
	readonly fetches: Fetched[];
	/** Every callback, also the test callbacks after a registration. */
	readonly deliveries: Delivery[];
	/** Forgets the recorded requests, downloads and fetches. */
	clear(): void;
	/**
	 * Lets the next `times` (default 1) requests to this path go wrong; 0 or Infinity: all of them
	 * until `behave()`. "/finder/*" stands for all paths that begin like this, "*" for every endpoint.
	 */
	misbehave(path: string, how: Misbehaviour, times?: number): void;
	/** Takes back all misbehaviours, also lasting ones. */
	behave(): void;
	/** Delivers callbacks, line by line; throws for a line that cannot be understood or played. */
	play(script: string | Line[]): Promise<PlayedLine[]>;
	/** What GeWe's console does: registers a URL by hand, and tells the URL so. */
	subscribe(url: string, headerSecret?: string | null): Promise<void>;
	/** Resolves when no test callback (after a registration) is under way. */
	settled(): Promise<void>;
	/** Stops listening and ends all connections, pauses and deliveries. */
	close(): Promise<void>;
}

/** Starts a simulator on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, prefix = '', unauthorizedStatus = 200 } = options;
	const gateway = gateways[options.gateway ?? 'eyun'];
	const world = demoWorld(options.seed);
	if (!options.seed?.developer) Object.assign(world.developer, gateway.demoDeveloper());
	if (options.dialect) world.gewe.dialect = options.dialect;
	if (options.long) lengthen(world);
	populate(world, options.population);
	if (options.authorization !== undefined) world.developer.authorization = options.authorization;
	if (options.password !== undefined) world.developer.password = options.password;
	const stop = new AbortController();
	const misbehaviours = new Misbehaviours();
	const events = new EventCounter();
	const requests: RecordedRequest[] = [];
	const downloads: Download[] = [];
	const fetches: Fetched[] = [];
	const player = new Player(
		world,
		gateway,
		() => simulator.url,
		options.callbackLimitMs ?? gateway.callbackLimitMs,
		stop.signal,
		(delivery) => {
			page.delivered(delivery);
			options.onDelivery?.(delivery);
		},
	);
	const page = new Page(() => simulator, misbehaviours);

	/** The endpoint a path stands for. */
	const endpoint = (path: string) =>
		gateway.endpoint(prefix && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path);

	async function serveGateway(request: IncomingMessage, response: ServerResponse, path: string) {
		const { method = '', headers } = request;
		const began = events.next();
		const text = await readText(request);
		const record = recorded(method, path, headers, text, began);
		requests.push(record);
		options.onArrival?.(record);
		const hungUp = new AbortController();
		// As soon as the answer is written, or the connection broken.
		response.once('close', () => {
			record.ended = events.next();
			hungUp.abort();
		});
		const surroundings: Surroundings = {
			world,
			site: simulator.url,
			fetches,
			afterAnswer: (task) => response.once('close', task),
			greetCallbackUrl: () => player.greet(),
			probeUrl: (url, body) => player.probe(url, body),
			pause: (ms) =>
				pause(ms, undefined, { signal: AbortSignal.any([stop.signal, hungUp.signal]) }),
		};
		const how = misbehaviours.take(path, text);
		const carryOut = () =>
			gateway.answer({ method, path, headers, text }, surroundings, unauthorizedStatus);
		const instead = how && replacement(how, gateway.refusal(path));
		if (instead && how.after) await carryOut();
		const reply = instead ?? (await carryOut());
		if (how?.delayMs) await pause(how.delayMs, undefined, { signal: stop.signal });
		record.status = reply.status;
		record.answer = reply.text;
		record.ms = Date.now() - record.at;
		send(response, reply, how);
		page.answered(record, how);
		options.onRequest?.(record);
	}

	async function serveMedia(request: IncomingMessage, response: ServerResponse, path: string) {
		const { method = '', headers } = request;
		downloads.push({ method, path, headers });
		const how = misbehaviours.take(path, '');
		if (how?.delayMs) await pause(how.delayMs, undefined, { signal: stop.signal });
		await sendMedia(request, response, path, how, attachedFile(world, path) ?? mediaFile(path));
	}

	async function serveControl(request: IncomingMessage, response: ServerResponse, url: URL) {
		const { method = '' } = request;
		const { status, value } = await control(simulator, {
			method,
			url,
			text: await readText(request),
		});
		send(response, { status, text: toJson(value, 2) });
		page.touch();
	}

	async function serve(request: IncomingMessage, response: ServerResponse) {
		const url = new URL(request.url ?? '/', simulator.url);
		if (isPage(url.pathname)) return page.serve(request, response, url.pathname);
		if (url.pathname.startsWith('/_sim/')) return serveControl(request, response, url);
		if (url.pathname.startsWith('/media/')) return serveMedia(request, response, url.pathname);
		return serveGateway(request, response, endpoint(url.pathname));
	}

	const server = createServer((request, response) => {
		serve(request, response).catch((error: unknown) => {
			// A client that hung up, or the end of the simulator: nobody is there to be told.
			if (stop.signal.aborted || response.destroyed || response.headersSent)
				return response.destroy();
			const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
			return send(response, { status: 500, text: toJson({ error: `Simulator: ${message}` }) });
		});
	});

	const simulator: Simulator = {
		gateway: gateway.name,
		url: '',
		get page() {
			return simulator.url + PAGE;
		},
		get authorization() {
			return world.developer.authorization;
		},
		world,
		requests,
		downloads,
		fetches,
		deliveries: player.deliveries,
		clear: () => {
			page.letGo();
			requests.length = 0;
			downloads.length = 0;
			fetches.length = 0;
		},
		misbehave: (path, how, times = 1) => misbehaviours.add(path, how, times),
		behave: () => misbehaviours.clear(),
		play: (script) => player.play(script),
		subscribe: async (url, headerSecret = null) => {
			world.developer.callbackUrl = url;
			world.gewe.headerSecret = headerSecret;
			await player.probe(url, { msg: '设置订阅成功!!', callBackUrl: url });
		},
		settled: () => player.settled(),
		close: () =>
			new Promise((resolve) => {
				stop.abort();
				page.close();
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: bound } = server.address() as AddressInfo;
	return Object.assign(simulator, { url: `http://127.0.0.1:${bound}` });
}
