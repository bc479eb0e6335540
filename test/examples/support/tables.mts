import type { N8nRest } from '../../../scripts/lib/n8n-rest.mjs';

export type Row = Record<string, string | number | boolean | null>;

/** So many rows n8n gives at once. */
const PAGE = 100;

/** n8n's Data Tables, as somebody sees and fills them in the editor. */
export class Tables {
	private constructor(
		private readonly rest: N8nRest,
		private readonly path: string,
	) {}

	static async of(rest: N8nRest): Promise<Tables> {
		const { id } = await rest.call('get', '/rest/projects/personal');
		return new Tables(rest, `/rest/projects/${id}/data-tables`);
	}

	private async all(): Promise<Array<{ id: string; name: string }>> {
		const { data } = await this.rest.call('get', this.path);
		return data;
	}

	private async address(name: string): Promise<string> {
		const found = (await this.all()).find((table) => table.name === name);
		if (!found) throw new Error(`There is no Data Table "${name}".`);
		return `${this.path}/${found.id}`;
	}

	async insert(name: string, ...rows: Row[]): Promise<void> {
		await this.rest.call('post', `${await this.address(name)}/insert`, { data: rows });
	}

	/** Changes all rows that have these values. */
	async update(name: string, having: Row, data: Row): Promise<void> {
		const filters = Object.entries(having).map(([columnName, value]) => ({
			...{ columnName, value },
			condition: 'eq',
		}));
		const body = { filter: { type: 'and', filters }, data };
		await this.rest.call('patch', `${await this.address(name)}/rows`, body);
	}

	/** All rows, oldest first. */
	async rows(name: string): Promise<Row[]> {
		const address = `${await this.address(name)}/rows?take=${PAGE}&sortBy=id:asc`;
		const all: Row[] = [];
		for (;;) {
			const { data } = await this.rest.call('get', `${address}&skip=${all.length}`);
			all.push(...data);
			if (data.length < PAGE) return all;
		}
	}

	/** Takes all tables away. */
	async clear(): Promise<void> {
		for (const { id } of await this.all()) await this.rest.call('delete', `${this.path}/${id}`);
	}
}
