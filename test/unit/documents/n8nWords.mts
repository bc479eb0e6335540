/**
 * What the documents name and n8n has: where it stands below the node_modules of an installed n8n. The unit
 * tests let these words pass; `test/e2e/documents.test.mts` looks for them there.
 */

/** The files that begin like this hold the texts of the editor. */
const EDITOR = 'n8n-editor-ui/dist/assets/src-';
const REQUEST_OPTIONS = 'n8n-core/dist/nodes-loader/constants.js';
const BASE = 'n8n-nodes-base/dist/nodes';

/** What the editor shows. */
export const n8nWords: Record<string, string> = {
	'Add first step…': EDITOR,
	'Add human review step': EDITOR,
	Batching: REQUEST_OPTIONS,
	'Bearer Auth': '@n8n/n8n-nodes-langchain/dist/nodes/mcp/McpTrigger/McpTrigger.node.js',
	'Community nodes': EDITOR,
	'Connected Chat Trigger Node': '@n8n/n8n-nodes-langchain/dist/utils/descriptions.js',
	Continue: EDITOR,
	'Continue (using error output)': EDITOR,
	'Create workflow': EDITOR,
	'Custom API Call': EDITOR,
	'Execute Once': EDITOR,
	'Execute step': EDITOR,
	Executions: EDITOR,
	'From file': EDITOR,
	'Header Auth': `${BASE}/Webhook/description.js`,
	'Ignore SSL Issues (Insecure)': REQUEST_OPTIONS,
	Import: EDITOR,
	'is equal to': EDITOR,
	'On Error': EDITOR,
	'Parallel Message Processing Limit': `${BASE}/RabbitMQ/RabbitMQTrigger.node.js`,
	'Parallel Processing': `${BASE}/Amqp/AmqpTrigger.node.js`,
	Proxy: REQUEST_OPTIONS,
	Publish: EDITOR,
	'Stop Workflow': EDITOR,
	'Remove Items Processed in Previous Executions': `${BASE}/Transform/RemoveDuplicates/v2/RemoveDuplicatesV2.description.js`,
	Replace: EDITOR,
	'Request Options': REQUEST_OPTIONS,
	'Retry On Fail': EDITOR,
	Settings: EDITOR,
	Timeout: REQUEST_OPTIONS,
	'Trigger manually': EDITOR,
};

/** Environment variables that the packages do not have which are there without n8n itself. */
export const n8nVariables: Record<string, string> = {
	N8N_BLOCK_ENV_ACCESS_IN_NODE: 'n8n-workflow/dist/cjs/workflow-data-proxy-env-provider.js',
	N8N_UNVERIFIED_PACKAGES_ENABLED:
		'n8n/dist/modules/community-packages/community-packages.config.js',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS:
		'n8n/dist/modules/breaking-changes/rules/v3/offload-manual-executions.rule.js',
	WEBHOOK_URL: 'n8n/dist/services/url.service.js',
};
