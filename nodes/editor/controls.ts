import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../engine/operation';
import type { Kind } from '../engine/pace';

/** What an ability of operations adds to the editor beside the gateway's own fields. */
export interface Controls {
	appliesTo: (operation: Operation, paces: Record<string, Kind>) => boolean;
	/** Shown before the gateway's fields. */
	before?: INodeProperties[];
	/** Shown after them. */
	after?: INodeProperties[];
	/** Offered under "Options". */
	options?: INodeProperties[];
}
