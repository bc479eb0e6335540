import type { INodeProperties } from 'n8n-workflow';

/**
 * Says whether callbacks arrive. n8n's trigger panel takes fixed texts only, so it is a list that the
 * editor reads when it opens the node. All its entries have the value that the field starts with, so
 * that nothing gets into the workflow whatever is clicked: neither a state that is old tomorrow nor the
 * token. A picker (resourceLocator) would keep the name of what is clicked. How the label and the
 * description end is n8n's rule for every list that is read.
 */
export const life: INodeProperties = {
	displayName: 'Callbacks by Account Name or ID',
	name: 'callbacks',
	type: 'options',
	noDataExpression: true,
	typeOptions: {
		loadOptionsMethod: 'showCallbacks',
		loadOptionsDependsOn: ['options.registration', 'options.urlVersion'],
	},
	default: '',
	description:
		'Whether messages arrive, as far as this n8n knows. Only to be read: nothing that you click is saved. For other lists n8n says: Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
