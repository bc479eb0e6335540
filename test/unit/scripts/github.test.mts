/** What GitHub reads of the project: its workflows, its forms and its updates. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { gateways } from '../../../nodes/gateways/choose';
import { anchors, page } from '../documents/markdown.mts';

const { load } = createRequire(join(process.cwd(), 'package.json'))('js-yaml') as {
	load(text: string): unknown;
};

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, string>;
	env?: Record<string, string>;
}

interface Workflow {
	on: { push?: { tags?: string[]; branches?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<
		string,
		{
			permissions?: Record<string, string>;
			steps: Step[];
			strategy?: { matrix: { node: string[] } };
		}
	>;
}

interface Form {
	name: string;
	description: string;
	body: Array<{
		type: string;
		id?: string;
		attributes: {
			label?: string;
			value?: string;
			options?: Array<string | { label: string; required?: true }>;
		};
		validations?: { required?: boolean };
	}>;
}

const read = <Shape,>(file: string) => load(readFileSync(join('.github', file), 'utf8')) as Shape;

const workflows = ['ci.yml', 'publish.yml'].map((file): [string, Workflow] => [
	file,
	read<Workflow>(`workflows/${file}`),
]);

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const runsOf = (workflow: Workflow) =>
	stepsOf(workflow).flatMap(({ run = '' }) => run.split('\n').map((line) => line.trim()));

describe.each(workflows)('%s', (_file, workflow) => {
	it('runs only what there is', () => {
		for (const line of runsOf(workflow)) {
			const [, script] = /\bnpm run ([\w:]+)/.exec(line) ?? [];
			if (script) expect(Object.keys(manifest.scripts)).toContain(script);
			const [, file] = /^(?:node )?((?:scripts|\.ci)\/[\w./-]+)/.exec(line) ?? [];
			if (file) expect(existsSync(file)).toBe(true);
		}
	});

	it('may write nothing, and takes actions of GitHub alone', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
		const actions = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
		expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
		expect(actions[0]).toMatch(/^actions\/checkout@/);
	});
});

it('CI runs everything, and the quick tests with the oldest Node.js as well', () => {
	const [, ci] = workflows[0];
	expect(runsOf(ci)).toEqual(expect.arrayContaining(['npm test', '.ci/run']));
	const [oldest] = /[\d.]+/.exec(manifest.engines.node)!;
	expect(ci.jobs.quick.strategy?.matrix.node).toContain(oldest);
});

describe('publishing', () => {
	const [, publish] = workflows[1];

	it('begins with a tag without "v", as the check of the release wants it', () => {
		expect(publish.on).toEqual({ push: { tags: ['*.*.*'] } });
	});

	it('has provenance, in the workflow and for whoever tries it elsewhere', () => {
		expect(publish.jobs.publish.permissions).toEqual({ 'id-token': 'write', contents: 'read' });
		expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
	});

	it('looks for placeholders before it does anything else, and again when npm publishes', () => {
		const runs = runsOf(publish);
		const check = runs.indexOf('node scripts/release-check.mjs');
		expect(check).toBeGreaterThan(-1);
		expect(check).toBeLessThan(runs.indexOf('npm test'));
		expect(manifest.scripts.prepublishOnly).toMatch(/^node scripts\/release-check\.mjs && /);
		// The project's .npmrc would keep npm from running it.
		expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
		const release = stepsOf(publish).find(({ run = '' }) => run.includes('npm run release'));
		expect(release?.env?.NPM_CONFIG_IGNORE_SCRIPTS).toBe('false');
	});
});

describe('issue forms', () => {
	const files = readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml');
	const forms = files.map((file): [string, Form] => [file, read<Form>(`ISSUE_TEMPLATE/${file}`)]);

	it('there is nothing else to fill in', () => {
		expect(read('ISSUE_TEMPLATE/config.yml')).toMatchObject({ blank_issues_enabled: false });
		expect(files.length).toBeGreaterThan(1);
	});

	it.each(forms)('%s warns of secrets and asks which gateway it is', (_file, { body }) => {
		const [first] = body;
		expect(first.type).toBe('markdown');
		expect(first.attributes.value).toMatch(/secrets/);
		const choices = body.find(({ id }) => id === 'gateway')?.attributes.options?.map(String) ?? [];
		for (const { name } of gateways) expect(choices.join()).toContain(name);
	});

	it.each(forms)('%s has a name for each field, once', (_file, { body }) => {
		const fields = body.filter(({ type }) => type !== 'markdown');
		const ids = fields.map(({ id }) => id);
		expect(new Set(ids).size).toBe(fields.length);
		expect(fields.every(({ attributes }) => attributes.label)).toBe(true);
	});

	it('who reports a mistake has to say that no secrets are in it, and which versions it is about', () => {
		const [, { body }] = forms.find(([file]) => file === 'bug.yml')!;
		expect(body.find(({ id }) => id === 'secrets')?.attributes.options).toEqual([
			{ label: expect.stringContaining('tokens'), required: true },
		]);
		for (const id of ['versions', 'operation', 'seen'])
			expect(body.find((field) => field.id === id)?.validations).toEqual({ required: true });
	});

	it('they link to pages that there are', () => {
		const text = readdirSync('.github/ISSUE_TEMPLATE')
			.map((file) => readFileSync(join('.github/ISSUE_TEMPLATE', file), 'utf8'))
			.join('\n');
		const links = [...text.matchAll(/blob\/HEAD\/([\w./-]+)(?:#([\w-]+))?/g)];
		expect(links.length).toBeGreaterThan(2);
		for (const [, file, anchor] of links) {
			expect(existsSync(file)).toBe(true);
			if (anchor) expect(anchors(page(file))).toContain(anchor);
		}
	});
});

it('updates come for npm and for the actions, and never for the oldest n8n', () => {
	interface Updates {
		updates: Array<{ 'package-ecosystem': string; ignore?: Array<{ 'dependency-name': string }> }>;
	}
	const { updates } = read<Updates>('dependabot.yml');
	expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
	const ignored = updates[0].ignore?.map((one) => one['dependency-name']) ?? [];
	expect(ignored).toEqual(expect.arrayContaining(['n8n-core', 'n8n-workflow']));
	for (const name of ignored) expect(Object.keys(manifest.devDependencies)).toContain(name);
});
