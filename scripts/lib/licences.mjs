/**
 * The licences of the libraries that esbuild has put into the published files. Most of them want their text
 * to go along with the code, which is published without comments.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What esbuild says of its outputs.
 *
 * @typedef {object} Metafile
 * @property {Record<string, { inputs: Record<string, { bytesInOutput: number }> }>} outputs
 */

/** The folder of a package: with the last node_modules, where several are nested. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * @param {Metafile} metafile
 * @returns {string[]} the folders of the packages of which something has been bundled, each once
 */
export function bundledPackages({ outputs }) {
	const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
	const folders = inputs
		.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
		.map(([file]) => PACKAGE.exec(file)?.[0] ?? '');
	return [...new Set(folders)].filter((folder) => folder !== '').sort();
}

const LICENCE = /^(?:licen[cs]e|copying|notice)s?(?:$|[.-])/i;

/** What comes behind the line with the holder of the rights, the same in each MIT licence. */
const mitText = () => {
	const own = readFileSync('LICENSE.md', 'utf8');
	return own.slice(own.indexOf('Permission is hereby granted')).trim();
};

/** @param {{ author?: string | { name?: string } }} manifest */
const authorOf = ({ author }) => (typeof author === 'object' ? author.name : author) ?? 'not named';

/**
 * @param {string} folder
 * @param {{ name: string, license?: string, author?: string | { name?: string } }} manifest
 * @returns {string} the texts that lie in a package; of one without, what it says of itself
 * @throws Error when nothing is known that could be published
 */
function textOf(folder, manifest) {
	const files = readdirSync(folder).filter((file) => LICENCE.test(file));
	if (files.length > 0) {
		return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
	}
	if (manifest.license !== 'MIT') {
		throw new Error(`'${manifest.name}' is bundled, but has no text of its licence to publish`);
	}
	return `The package has no text of its licence. It names MIT, and as its author: ${authorOf(manifest)}\n\n${mitText()}`;
}

/** @param {string} folder */
function entryOf(folder) {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const { name, version, license } = manifest;
	return `${name} ${version} (${license})\n\n${textOf(folder, manifest)}\n`;
}

/**
 * Code of others that lies in a file of the project instead of a package: by the file that holds it.
 *
 * @type {Record<string, { name: string, licence: string }>}
 */
const COPIED = {
	'nodes/voice/silkWasm.ts': {
		name: "silk-sdk 0.2.2 (of that package the files of Skype's SILK SDK, under its own licence)",
		licence: 'scripts/voice/LICENCE.txt',
	},
};

/** @param {Metafile} metafile */
const copiedEntries = ({ outputs }) =>
	Object.entries(COPIED)
		.filter(([file]) =>
			Object.values(outputs).some(({ inputs }) => inputs[file]?.bytesInOutput > 0),
		)
		.map(([, { name, licence }]) => `${name}\n\n${readFileSync(licence, 'utf8').trim()}\n`);

const LINE = `\n${'-'.repeat(80)}\n\n`;

/**
 * @param {Metafile} metafile
 * @returns {string} one text with the licences of all bundled packages and copied code
 * @throws Error when one of them has none
 */
export const licencesOf = (metafile) =>
	[
		'These libraries are part of the files in this folder. This package itself: see LICENSE.md.\n',
		...bundledPackages(metafile).map(entryOf),
		...copiedEntries(metafile),
	].join(LINE);
