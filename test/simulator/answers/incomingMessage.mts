/** The callback URL, and downloading what came in through it. */
import type { Call, Handler, Handlers } from '../call.mts';
import { findMessage } from '../lookup.mts';
import { filePath } from '../media.mts';
import { Refusal } from '../reply.mts';
import type { Message, MessageKind } from '../world.mts';
import { announcesFile, fileLength } from '../xml.mts';
import { jobStatus, startJob } from './jobs.mts';

const NO_MESSAGE = '消息不存在';
const BAD_URL = 'httpUrl无效';

/** The message of that id, if it is of the kind that this endpoint downloads. */
function messageOf(call: Call, kind: MessageKind): Message {
	// msgId is a long in most of these endpoints and an int in /getMsgEmoji.
	const found = findMessage(call.world, BigInt(call.text('msgId')));
	if (found?.kind !== kind) throw new Refusal(NO_MESSAGE);
	// The content has to come back as the callback delivered it, sender prefix included.
	if (call.has('content') && call.text('content') !== found.content) throw new Refusal(NO_MESSAGE);
	return found;
}

function download(kind: MessageKind, extension: string): Handler {
	return (call) => {
		const { msgId } = messageOf(call, kind);
		return { url: call.download(`message/${msgId}.${extension}`) };
	};
}

export const incomingMessage: Handlers = {
	'/getMsgImg': download('image', 'jpg'),
	'/getMsgEmoji': download('sticker', 'gif'),

	'/getMsgFile': (call) => {
		// Under the message that only announces a file there is nothing to download.
		if (announcesFile(call.text('content'))) throw new Refusal();
		const { msgId, text, content } = messageOf(call, 'file');
		return { url: call.media(filePath(`message/${msgId}`, text, fileLength(content))) };
	},

	'/getMsgVoice': (call) => {
		const { msgId, voice, from } = messageOf(call, 'voice');
		const matches =
			call.text('bufId') === voice?.bufId &&
			call.int('length') === voice.length &&
			call.text('fromUser') === from;
		if (!matches) throw new Refusal(NO_MESSAGE);
		return { url: call.download(`message/${msgId}.silk`) };
	},

	'/asynGetMsgVideo': (call) => {
		const { text } = messageOf(call, 'video');
		return { id: startJob(call, 'messageVideo', text).id };
	},

	'/getMsgVideoRes': (call) => {
		const { job, type, des } = jobStatus(call, 'messageVideo', call.text('id'));
		const url = type === 1 ? call.download(`message/${job.id}.mp4`) : null;
		return { id: job.id, type, url, des };
	},

	'/setHttpCallbackUrl': (call) => {
		const url = call.text('httpUrl');
		if (!/^https?:/i.test(url) || !URL.canParse(url)) throw new Refusal(BAD_URL);
		call.world.developer.callbackUrl = url;
		// The platform sends a test callback as soon as the registration has succeeded.
		call.surroundings.afterAnswer(call.surroundings.greetCallbackUrl);
	},

	'/cancelHttpCallbackUrl': (call) => {
		call.world.developer.callbackUrl = null;
	},
};
