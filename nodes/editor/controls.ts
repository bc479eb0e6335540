import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../engine/operation';

/** What an ability of operations adds to the editor beside the gateway's own fields. */
export interface Controls {
	appliesTo: (operation: Operation) => boolean;
	/** Shown before the gateway's fields. */
	before?: INodeProperties[];
	/** Shown after them. */
	after?: INodeProperties[];
	/** Offered under "Options". */
	options?: INodeProperties[];
}
