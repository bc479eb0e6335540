/** The decoder that is committed, as it was built: `npm run build:voice -- --check` builds it again. */
import { readFileSync } from 'node:fs';

import { SILK_WASM } from '../../../nodes/voice/silkWasm';
import { sha256 } from '../../voices.mts';

/** Of the types of the platform, TypeScript has it with those of the browser only. */
declare const WebAssembly: {
	Module: {
		new (bytes: Buffer): object;
		imports(module: object): unknown[];
		exports(module: object): Array<{ name: string; kind: string }>;
	};
	Instance: new (module: object) => {
		exports: { memory: { buffer: ArrayBuffer; grow(pages: number): number } };
	};
};

const wasm = Buffer.from(SILK_WASM, 'base64');

it('is what the pinned hash says', () => {
	const pinned = JSON.parse(readFileSync('scripts/voice/pinned.json', 'utf8'));
	expect({ bytes: wasm.length, sha256: sha256(wasm) }).toEqual(pinned.wasm);
});

it('imports nothing, so that it can do nothing but calculate', () => {
	expect(WebAssembly.Module.imports(new WebAssembly.Module(wasm))).toEqual([]);
});

it('has 128 KiB of memory, and never more', () => {
	const { memory } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
	expect(memory.buffer.byteLength).toBe(128 * 1024);
	expect(() => memory.grow(1)).toThrow();
});
