/** A language model that follows a script, behind OpenAI's APIs for chat completions and transcriptions. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool as the model gets to see it. */
export interface OfferedTool {
	type: 'function';
	function: { name: string; description: string; parameters: Record<string, unknown> };
}

export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
	tool_call_id?: string;
}

export interface ChatRequest {
	messages: ChatMessage[];
	tools?: OfferedTool[];
}

export interface ToolCall {
	/** Name of the tool: the name of its node, with "_" for what is no letter or digit. */
	tool: string;
	arguments: Record<string, unknown>;
}

export interface ChatModel {
	/** What the credential calls "Base URL". */
	url: string;
	/** Every request so far, oldest first. */
	requests: ChatRequest[];
	/**
	 * What the model does when it is next asked something, and forgets about earlier ones. To each
	 * question it answers with the next list of tool calls; to the results of tools, with a text that
	 * repeats them.
	 */
	willCall(...answers: ToolCall[][]): void;
	/** To the results of tools it answers with the next of these tool calls, before it says what they were. */
	thenCalls(...answers: ToolCall[][]): void;
	/** To each question it answers with the next text. Forgets about earlier ones, too. */
	willSay(...answers: string[]): void;
	/** What it makes of the next recording; without that, it understands nothing. */
	willHear(text: string): void;
	/** The forms with recordings that were sent to it, oldest first. */
	heard: Buffer[];
	/** Lets that many answers to the results of tools fail. */
	willFail(times: number): void;
	/** From now on it thinks, and answers nothing until what comes out is called. */
	thinks(): () => void;
	/** What the tools have answered in the latest request, in the order of the calls. */
	results(): string[];
	close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify(value));
}

const resultsIn = ({ messages }: ChatRequest): string[] =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));

export async function startChatModel(): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const heard: Buffer[] = [];
	const recordings: string[] = [];
	let script: Array<ToolCall[] | string> = [];
	let further: ToolCall[][] = [];
	let failures = 0;
	let calls = 0;
	let thinking = Promise.resolve();

	const toolCall = ({ tool, arguments: values }: ToolCall) => ({
		id: `call_${++calls}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(values) },
	});

	const answerTo = (request: ChatRequest) => {
		const isToolResult = request.messages.at(-1)?.role === 'tool';
		if (isToolResult && further.length === 0) {
			return { content: `The tools answered: ${resultsIn(request).join('\n')}` };
		}
		const answer = (isToolResult ? further : script).shift() ?? [];
		if (typeof answer === 'string') return { content: answer };
		return { content: null, tool_calls: answer.map(toolCall) };
	};

	function begin(answers: typeof script): void {
		requests.length = 0;
		failures = 0;
		script = answers;
		further = [];
	}

	const server = createServer(async (request, response) => {
		if (request.url === '/v1/audio/transcriptions') {
			heard.push(await bodyOf(request));
			const text = recordings.shift();
			return reply(response, text === undefined ? 400 : 200, { text });
		}
		if (request.url !== '/v1/chat/completions') return reply(response, 404, {});
		const asked: ChatRequest & { stream?: boolean } = JSON.parse(
			(await bodyOf(request)).toString(),
		);
		requests.push(asked);
		await thinking;
		if (asked.stream) return reply(response, 400, { error: { message: 'No streams here' } });
		if (asked.messages.at(-1)?.role === 'tool' && failures > 0) {
			failures--;
			return reply(response, 500, { error: { message: 'The model is out of order' } });
		}
		const message = answerTo(asked);
		reply(response, 200, {
			id: `answer_${requests.length}`,
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [
				{
					index: 0,
					message: { role: 'assistant', ...message },
					finish_reason: message.tool_calls ? 'tool_calls' : 'stop',
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		willCall: (...answers) => begin(answers),
		thenCalls(...answers) {
			further = answers;
		},
		willSay: (...answers) => begin(answers),
		willHear: (text) => recordings.push(text),
		heard,
		willFail(times) {
			failures = times;
		},
		thinks() {
			let answer = () => {};
			thinking = new Promise((resolve) => {
				answer = resolve;
			});
			return () => answer();
		},
		results: () => resultsIn(requests.at(-1) ?? { messages: [] }),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
