import { randomBytes } from 'crypto';
import {
	type IDataObject,
	type IExecuteData,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type INodeExecutionData,
	type INodeType,
	SEND_AND_WAIT_OPERATION,
} from 'n8n-workflow';

import type { Call } from '../engine/call';
import { connectionOf } from '../engine/connection';
import { encodeBody } from '../engine/encode';
import { exchange } from '../engine/exchange';
import { InputFault } from '../engine/fault';
import { findOperation } from '../engine/findOperation';
import { toNodeError } from '../engine/nodeError';
import type { Field, Operation } from '../engine/operation';
import { CREDENTIAL, LONGEST_LIMIT, plainRequest } from '../engine/transport';
import type { Gateway } from '../gateways/gateway';
import { rememberAsked } from './asked';
import { askInChat } from './chat/inChat';
import { checkForm, type FormField } from './form';
import { QUESTION, type ResponseType } from './question';
import { isPlainTool, questionOf, refusedUnlessAnswered } from './review/toolCall';
import { waitUntil } from './timeLimit';

const RESOURCE = 'message';
const ONLY = 0;

/** The executions that can wait, by the context that the engine sees. */
const executions = new WeakMap<object, IExecuteFunctions>();

const alone = new WeakMap<IExecuteData, IExecuteData>();

/**
 * What an execution has got, with its first item alone: the engine would wait for the others. It is the same when
 * n8n tries a node again, since the engine knows the run by it.
 */
function withOnly(execution: IExecuteData): IExecuteData {
	const known = alone.get(execution);
	if (known) return known;
	const { main = [] } = execution.data;
	const made = { ...execution, data: { ...execution.data, main: [main[0]?.slice(0, 1) ?? []] } };
	alone.set(execution, made);
	return made;
}

/**
 * What the engine takes of an execution: the only item, in the form in which n8n's declarative engine hands it
 * over for each.
 */
function contextOf(execution: IExecuteFunctions): IExecutePaginationFunctions {
	const ofItem = {
		getItemIndex: () => ONLY,
		getExecuteData: () => withOnly(execution.getExecuteData()),
		getInputData: () => execution.getInputData()[ONLY],
		getNodeParameter: (...[name, fallback, options]: [string, unknown?, object?]) =>
			execution.getNodeParameter(name, ONLY, fallback, options),
		getCredentials: async (type: string) => await execution.getCredentials(type, ONLY),
	};
	const context = Object.create(
		execution,
		Object.getOwnPropertyDescriptors(ofItem),
	) as IExecutePaginationFunctions;
	executions.set(context, execution);
	return context;
}

/** What n8n's declarative engine would have collected: of inputs that are not shown, n8n extracts no value. */
function entered({ fields }: Operation, execution: IExecuteFunctions): IDataObject {
	const isShown = ({ when = {} }: Field) =>
		Object.entries(when).every(([name, values]) =>
			values.includes(String(execution.getNodeParameter(name, ONLY, ''))),
		);
	return Object.fromEntries(
		fields
			.filter(isShown)
			.map(({ name, parameter = name }) => [
				name,
				execution.getNodeParameter(parameter, ONLY, '', { extractValue: true }) as IDataObject,
			]),
	);
}

function operationOf({ catalog }: Gateway, value: string): Operation {
	const operation = findOperation(catalog, RESOURCE, value);
	if (!operation) throw new Error(`The catalog has no operation '${value}'`);
	return operation;
}

const receiverOf = ({ fields }: Operation): Field =>
	fields.filter(({ pick }) => pick === 'chat')[0];

/** The body that sends a text to whom the question is for. */
function textBody(gateway: Gateway, body: IDataObject, content: string) {
	const sending = operationOf(gateway, 'sendText');
	const receiver = receiverOf(sending);
	const [text] = sending.fields.filter(({ rows }) => rows !== undefined);
	const values = { [receiver.name]: body[receiver.name], [text.name]: content };
	return { path: sending.path, body: encodeBody(sending, values) };
}

/**
 * Sends the question, and has the execution wait.
 *
 * @param body the fields, as they would be sent
 * @returns what the gateway says of the message
 * @throws InputFault where nothing can wait: a tool of an AI agent has no execution of its own
 */
export async function askByCall(call: Call, body: IDataObject): Promise<unknown> {
	const execution = executions.get(call.context);
	if (!execution || isPlainTool(execution.getNode())) {
		throw new InputFault(
			`'${call.operation.name}' cannot be used as a tool: nobody would be asked`,
			"To have a person approve what an agent does, point at the line between the agent and its tool and click 'Add human review step'.",
		);
	}
	const items = execution.getInputData().length;
	if (items > 1) {
		throw new InputFault(
			`'${call.operation.name}' asks one question in an execution, but ${items} items came in`,
			"One answer ends the wait for all of them. Put the items into one question with an Aggregate node, switch on 'Execute Once' under Settings, or ask about one after the other with a Loop Over Items node whose batch size is 1.",
		);
	}
	const until = waitUntil(call.options, Date.now());
	const isForm = call.input<ResponseType>('responseType', 'approval') === 'customForm';
	if (isForm) {
		checkForm(call.input<FormField[]>('formFields.values', []));
	}
	const id = randomBytes(16).toString('base64url');
	const text = await questionOf(call.gateway, execution, call.context, String(body.message));
	const link = execution.getSignedResumeUrl({ [QUESTION]: id });
	const isInChat = body.answerBy === 'chat' && !isForm;
	const chat = isInChat
		? await askInChat(call, execution, body, {
				...{ id, text, until, resumeUrl: link },
				chatId: String(body[receiverOf(call.operation).name]),
			})
		: undefined;
	const below = chat?.below ?? `点此回答 Answer here:\n${link}`;
	const message = textBody(call.gateway, body, `${text}\n\n${below}`);
	rememberAsked(execution, { id, text, isInChat });
	// n8n 2.8 checks no signature without it; later ones always do, and do not know it any more.
	execution.setSignatureValidationRequired?.();
	const sent = await call.send(message.body, message.path);
	await chat?.open(sent, message.body);
	refusedUnlessAnswered(execution);
	await execution.putExecutionToWait(until);
	return sent;
}

/** The request of which the engine makes the gateway's. */
async function requestOf(operation: Operation, execution: IExecuteFunctions) {
	const { baseUrl } = await execution.getCredentials<{ baseUrl: string }>(CREDENTIAL, ONLY);
	const options = {
		...plainRequest,
		timeout: LONGEST_LIMIT,
		...connectionOf(execution.getNodeParameter('requestOptions', ONLY, {})),
		baseURL: baseUrl,
		url: '',
		qs: entered(operation, execution),
	};
	return { options, paginate: true, preSend: [], postReceive: [] };
}

/**
 * What n8n runs in place of its declarative engine: only here an execution can be made to wait. All else goes the
 * way of the other operations.
 */
export function askingOperations(gateway: Gateway): INodeType['customOperations'] {
	const perform = exchange(gateway);
	const operation = operationOf(gateway, SEND_AND_WAIT_OPERATION);
	async function ask(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const request = await requestOf(operation, this).catch(async (error) => {
			throw await toNodeError(gateway, this, operation.name, error, { itemIndex: ONLY });
		});
		return [await perform.call(contextOf(this), request)];
	}
	return { [RESOURCE]: { [SEND_AND_WAIT_OPERATION]: ask } };
}
