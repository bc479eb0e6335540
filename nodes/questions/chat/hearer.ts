import { type ICredentialDataDecryptedObject, type IExecuteFunctions, sleep } from 'n8n-workflow';

import { pasted } from '../../callbacks/check/address';
import { type Posted, postTo } from '../../callbacks/postTo';
import { receiverOf } from '../../callbacks/recipients';
import { makeSecrets, requireKey, withoutToken } from '../../callbacks/token';
import { developerOf } from '../../engine/developer';
import { codes } from '../../engine/errorCodes';
import { InputFault, UncertainFault } from '../../engine/fault';
import type { Gateway } from '../../gateways/gateway';
import type { OpenQuestion } from '../question';
import { type KeptQuestion, MOST_OPEN } from './kept';
import { QUESTION_HEADER, readReceipt, type Receipt, signQuestions, toLetter } from './letter';
import { nearbyTrigger } from './nearby';
import { seal } from './seal';

/**
 * In ms: when it is looked whether n8n has saved a question. Several that come at once lose each other's in
 * n8n's static data; until it has, they are in the memory of the trigger's process only.
 */
const LOOK_AGAIN = [1_000, 3_000, 10_000, 30_000];

/** A trigger that hears the answers to questions. */
export interface Hearer {
	/** By `developerOf`. */
	developer: string;
	/**
	 * Hands it a question that has been sent.
	 *
	 * @throws UncertainFault when it does not take it: nobody may ask the same again by itself
	 */
	keep(question: OpenQuestion): Promise<void>;
}

const notHeard = (reason: string, description: string): InputFault =>
	new InputFault(`Nothing was sent: ${reason}`, description, codes.answerNotHeard);

const nobody = (): InputFault =>
	notHeard(
		'no WeChat Trigger would hear the answer',
		"Publish a workflow with a WeChat Trigger that has the same credential: it gets the messages, and gives the answer to this run. In queue mode, or where the trigger runs in another n8n, also enter its Production URL under 'Options > Trigger URL'. A test run of a trigger hears no answers.",
	);

/** What is wrong where no trigger has answered, by what came back. */
function whyNot(address: string, { status }: Pick<Posted, 'status'>): InputFault {
	const todo =
		status === 403
			? 'The trigger there has another key in its credential. Give both nodes the same credential.'
			: 'Look whether the workflow of the trigger is published, whether this n8n reaches its own public address (WEBHOOK_URL), and whether a reverse proxy answers in its place.';
	return notHeard(
		`the WeChat Trigger at ${address} does not hear the answer (status ${status})`,
		todo,
	);
}

const tooMany = (): InputFault =>
	notHeard(
		`${MOST_OPEN} questions in chats are open already`,
		"So many can wait at once with one developer account. Give questions a time limit ('Limit Wait Time'), or ask by link.",
	);

/** Where a trigger is that gets the messages of the developer account. */
function addressFor(
	context: IExecuteFunctions,
	developer: string,
	token: string,
	triggerUrl: string,
): string {
	if (triggerUrl !== '') return pasted(triggerUrl, token).address;
	const receiver = receiverOf(developer);
	if (receiver && receiver.kind !== 'test') return receiver.base;
	const { id } = context.getWorkflow();
	const nearby = nearbyTrigger(id, context.getNode(), context.getSignedResumeUrl());
	if (nearby === undefined) throw nobody();
	return nearby;
}

/**
 * Finds the trigger that is to hear the answer to a question, before it is asked: a question that nobody hears
 * would wait for ever.
 *
 * @param triggerUrl the Production URL of the trigger, where the user has entered one
 * @throws InputFault where there is none
 */
export async function findHearer(
	context: IExecuteFunctions,
	gateway: Gateway,
	credentials: ICredentialDataDecryptedObject,
	triggerUrl: string,
): Promise<Hearer> {
	const { token, relayKey } = makeSecrets(requireKey(gateway, credentials), '');
	const developer = developerOf(gateway, credentials);
	const address = addressFor(context, developer, token, triggerUrl.trim());

	async function hand(questions: KeptQuestion[]): Promise<Receipt> {
		const body = toLetter(questions);
		const headers = { [QUESTION_HEADER]: signQuestions(relayKey, body, Date.now()) };
		const posted = await postTo(context, address, { body, headers }).catch((error) => {
			throw notHeard(
				`this n8n cannot reach the WeChat Trigger at ${address}: ${withoutToken((error as Error).message)}`,
				'The answer takes the same way. Let this server reach its own public address, or set WEBHOOK_URL to one that it can reach.',
			);
		});
		const receipt = readReceipt(posted.body);
		if (receipt === undefined) throw whyNot(address, posted);
		return receipt;
	}

	async function untilSaved(question: KeptQuestion): Promise<void> {
		for (const pause of LOOK_AGAIN) {
			await sleep(pause);
			const receipt = await hand([question]).catch(() => undefined);
			if (receipt?.areSaved) return;
		}
	}

	if ((await hand([])).open >= MOST_OPEN) throw tooMany();
	return {
		developer,
		async keep({ resumeUrl, ...question }) {
			const kept = { ...question, sealed: seal(relayKey, resumeUrl) };
			await hand([kept])
				.catch(async () => {
					await sleep(LOOK_AGAIN[0]);
					return await hand([kept]);
				})
				.catch(() => {
					throw new UncertainFault(codes.answerNotHeard, 'Nobody hears the answer to the question');
				});
			void untilSaved(kept);
		},
	};
}
