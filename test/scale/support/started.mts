import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { sleep, waitFor } from '../../../scripts/lib/wait.mjs';
import type { ManyProcesses } from './stage.mts';

/** What executions have been started by texts such as "tea 1.", "tea 2." and so on, out of n8n's database. */
export function started(stage: () => ManyProcesses) {
	const from = (name: string, { id }: Workflow) =>
		`from execution_entity e join execution_data d on d."executionId" = e.id
		where e."workflowId" = '${id}' and d.data like '%"${name} %'`;

	/** Of each text that has started any, how many, and how many of these have ended well. */
	async function ofEach(name: string, workflow: Workflow) {
		const lines = await stage().lines(
			`select substring(d.data from '"(${name} [0-9]+[.])"') text, count(*),
			count(*) filter (where e.status = 'success') ${from(name, workflow)} group by text`,
		);
		return new Map(
			lines.map((line) => {
				const [text, all, well] = line.split('|');
				return [text, { all: Number(all), well: Number(well) }];
			}),
		);
	}

	const number = async (sql: string): Promise<number> => Number((await stage().lines(sql))[0]);

	/** The ID of the latest execution; 0 where there is none. */
	const latest = async ({ id }: Workflow): Promise<number> =>
		await number(`select coalesce(max(id), 0) from execution_entity where "workflowId" = '${id}'`);

	/**
	 * How many executions after another one have an error and nothing of what has started them: n8n writes
	 * them so when their worker was killed.
	 */
	const withoutData = async ({ id }: Workflow, since: number): Promise<number> =>
		await number(
			`select count(*) from execution_entity e join execution_data d on d."executionId" = e.id
			where e."workflowId" = '${id}' and e.id > ${since} and e.status = 'error'
			and d.data like '%failed to be processed too many times%'`,
		);

	/**
	 * Until none of its executions is to begin or under way, or those that are will never end: n8n forgets
	 * some when its database is killed.
	 *
	 * @param done how much they have done so far, where that can be told
	 */
	async function settled({ id }: Workflow, done: () => number = () => 0): Promise<void> {
		for (let before = '', same = 0; same < 10; same++) {
			const left = await number(
				`select count(*) from execution_entity where "workflowId" = '${id}' and status in ('new', 'running')`,
			);
			if (left === 0) return;
			const now = `${left} ${done()}`;
			if (now !== before) same = 0;
			before = now;
			await sleep(1_000);
		}
	}

	/** What has become of each execution after another one. */
	const statuses = async ({ id }: Workflow, since: number): Promise<string[]> =>
		await stage().lines(
			`select status from execution_entity where "workflowId" = '${id}' and id > ${since} order by id`,
		);

	const executions = async (name: string, workflow: Workflow): Promise<number> =>
		[...(await ofEach(name, workflow)).values()].reduce((sum, { well }) => sum + well, 0);

	const texts = async (name: string, workflow: Workflow): Promise<number> =>
		[...(await ofEach(name, workflow)).values()].filter(({ well }) => well > 0).length;

	const arrived = async (name: string, count: number, workflow: Workflow) =>
		await waitFor({
			what: `The executions of "${workflow.name}" for "${name}"`,
			timeoutMs: 240_000,
			everyMs: 500,
			ask: async () => (await executions(name, workflow)) >= count,
		});

	return { ofEach, latest, withoutData, settled, statuses, executions, texts, arrived };
}
