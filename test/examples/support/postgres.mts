/** A real PostgreSQL for one example. */
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import type { Row } from './tables.mts';

export interface Database {
	/** What a credential for it holds. */
	credential: Record<string, string | number | boolean>;
	/** The rows of a query. */
	rows(query: string): Promise<Row[]>;
	close(): Promise<void>;
}

export async function openDatabase(): Promise<Database> {
	const { host, port, database, user, password, query, stop } = await startPostgres();
	return {
		credential: {
			...{ host, port, database, user, password },
			...{ ssl: 'disable', sshTunnel: false, maxConnections: 5 },
		},
		rows: async (sql) =>
			JSON.parse(await query(`select coalesce(json_agg(found), '[]') from (${sql}) found`)),
		close: stop,
	};
}
