/**
 * What n8n's own editor shows and the documents name, as it stands in the editor of n8n 2.41.1, or in the
 * description of the node that stands behind it.
 */
export const n8nWords: Record<string, string> = {
	Batching: 'Request Options',
	'Connected Chat Trigger Node': 'AI Agent, memory',
	Continue: 'node settings',
	'Continue (using error output)': 'node settings',
	'Custom API Call': 'list of operations',
	'Header Auth': 'Webhook',
	'Ignore SSL Issues': 'Request Options',
	'is equal to': 'If, Switch',
	'On Error': 'node settings',
	Proxy: 'Request Options',
	'Remove Items Processed in Previous Executions': 'Remove Duplicates',
	Replace: 'canvas',
	'Request Options': 'node settings',
	'Retry On Fail': 'node settings',
	Settings: 'node',
	Timeout: 'Request Options',
};
