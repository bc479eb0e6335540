import type { IDataObject } from 'n8n-workflow';

/** How the answer is given, in n8n's own values: its review of tool calls sets `approval`. */
export type ResponseType = 'approval' | 'freeText' | 'customForm';

/** Where the answer is given. A form is by link only. */
export type AnswerBy = 'link' | 'chat';

/** A question that waits for its answer in the chat. JSON only: it is kept in static data, and travels. */
export interface OpenQuestion {
	/** Random; what takes the answer shows it as its mark. */
	id: string;
	/** By `developerOf` (`engine/developer.ts`). */
	developer: string;
	/** The WeChat ID of the account that asks, as events name it. */
	accountId: string;
	/** As events have it. */
	chatId: string;
	/** Whose answer counts: of a group one member, in a private chat the chat itself. */
	senderId: string;
	/** ID of the message that asks, by which a quote names it; empty where the gateway has not told it. */
	messageId: string;
	responseType: Exclude<ResponseType, 'customForm'>;
	/** Of an approval, the words of its choices as the person sees them: to approve, and to decline if possible. */
	choices: string[];
	/** Of the review of an agent's tool call: a quote in other words is for the agent. */
	takesWords: boolean;
	/** n8n's signed resume URL: a secret, so in no output, error or log. */
	resumeUrl: string;
	/** In ms since 1970. */
	askedAt: number;
	/** In ms since 1970. */
	expiresAt: number;
}

/** What the trigger posts to the resume URL when the answer has come in the chat. */
export interface ChatAnswer {
	/** Of the question. */
	id: string;
	text: string;
	/** Of an approval. */
	approved?: boolean;
	senderId: string;
	/** The event of the message, as a trigger gives it to a workflow. */
	event: IDataObject;
}

/**
 * What the waiting node answers to a `ChatAnswer` that it has taken. Anything else, whatever its status, means
 * that nobody has taken it: n8n itself answers for a run that has finished, with 200 and a page.
 */
export interface Taken {
	/** ID of the question. */
	answered: string;
}

/** What the webhook of the waiting node is told beside n8n's own query, in the signed URL. */
export const QUESTION = 'question';
