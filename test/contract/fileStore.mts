/**
 * n8n's own storage of files in a temporary folder, and its endpoint for signed links, which stands in the
 * server and not in n8n-core: it answers as that of n8n 2.8.4 and 2.41.1 does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { openServer } from './localServer.mts';

/** That of n8n-core, which has a version of its own. */
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: {
		get<T>(type: new (...parts: never[]) => T): T;
		set<T>(type: new (...parts: never[]) => T, instance: T): void;
	};
};

/** A request to n8n's endpoint. */
export interface Visit {
	method: string;
	/** What stands behind the path. */
	query: string;
	status: number;
}

export interface FileStore {
	/** Where n8n's endpoints are, for `restApiUrl`. */
	restApiUrl: string;
	/** All requests to the endpoint. */
	visits: Visit[];
	/** Puts a file where a node of this workflow has, or a webhook before its execution has a number. */
	put(
		bytes: Buffer,
		fileName: string,
		mimeType: string,
		by?: 'node' | 'webhook',
	): Promise<IBinaryData>;
	/** What n8n does with the files of a webhook when the run ends. */
	endRun(): Promise<void>;
	/** Another answer than n8n's, as a proxy in front of it gives one. */
	instead: ((response: ServerResponse) => void) | undefined;
	/** Whether n8n keeps files in memory only. */
	setMemoryMode(isOn: boolean): void;
	close(): Promise<void>;
}

async function answer(service: BinaryDataService, token: string, response: ServerResponse) {
	let id: string;
	try {
		id = service.validateSignedToken(token);
	} catch (error) {
		response.writeHead(400).end((error as Error).message);
		return;
	}
	try {
		const { fileName, mimeType, fileSize } = await service.getMetadata(id);
		const stream = await service.getAsStream(id);
		response.writeHead(200, {
			'Content-Length': fileSize,
			'Content-Type': mimeType,
			'Content-Disposition': `attachment; filename="${encodeURIComponent(fileName ?? '')}"`,
		});
		await pipeline(stream, response);
	} catch {
		response.writeHead(404).end();
	}
}

export async function openFileStore(): Promise<FileStore> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-files-'));
	Container.set(BinaryDataConfig, {
		mode: 'filesystem',
		availableModes: ['filesystem'],
		localStoragePath: folder,
		signingSecret: 'secret of this test',
	} as unknown as BinaryDataConfig);
	const service = Container.get(BinaryDataService);
	await service.init();
	const visits: Visit[] = [];
	const renames: Array<[string, string]> = [];
	const server = await openServer((request, response) => {
		const url = new URL(request.url!, 'http://n8n');
		const visit = { method: request.method!, query: url.search, status: 0 };
		visits.push(visit);
		response.once('finish', () => (visit.status = response.statusCode));
		if (store.instead) store.instead(response);
		else if (!url.pathname.endsWith('/rest/binary-data/signed')) response.writeHead(404).end();
		else void answer(service, url.searchParams.get('token') ?? '', response);
	});
	const store: FileStore = {
		restApiUrl: `${server.url}/rest`,
		visits,
		instead: undefined,
		async put(bytes, fileName, mimeType, by = 'node') {
			const executionId = by === 'node' ? 'execution' : '';
			const location = { type: 'execution' as const, workflowId: 'workflow', executionId };
			const file = await service.store(location, bytes, { data: '', fileName, mimeType });
			const [, path] = file.id!.split(':');
			if (by === 'webhook') renames.push([path, path.replace('/temp/', '/execution/')]);
			return file;
		},
		async endRun() {
			for (const [from, to] of renames.splice(0)) await service.rename(from, to);
		},
		setMemoryMode(isOn) {
			Object.assign(service, { mode: isOn ? 'default' : 'filesystem-v2' });
		},
		async close() {
			await server.close();
			await rm(folder, { recursive: true });
		},
	};
	return store;
}
