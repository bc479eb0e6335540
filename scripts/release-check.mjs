/** Runs before the package is published, and stops that while package.json holds placeholders. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './lib/program.mjs';
import { releaseProblems } from './lib/release.mjs';

/** Where texts link to the repository: they are read by people, or shown by n8n. */
const PLACES = ['credentials', 'nodes', 'docs', 'examples', '.github'];

/** @param {string} folder */
const below = (folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|json|md|yml)$/.test(file))
		.map((file) => join(folder, file));

async function checkRelease() {
	const files = [
		...readdirSync('.').filter((file) => file.endsWith('.md')),
		...PLACES.flatMap(below),
	];
	const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
	const problems = releaseProblems({
		manifest: JSON.parse(readFileSync('package.json', 'utf8')),
		changelog: readFileSync('CHANGELOG.md', 'utf8'),
		texts: files.map((file) => [file, readFileSync(file, 'utf8')]),
		...(GITHUB_REF_TYPE === 'tag' && { tag: GITHUB_REF_NAME }),
	});
	if (problems.length === 0) return 0;
	process.stdout.write(
		`The package cannot be published yet:\n${problems.map((one) => `- ${one}`).join('\n')}\n`,
	);
	return 1;
}

await runProgram(checkRelease);
