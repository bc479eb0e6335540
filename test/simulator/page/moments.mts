/** What friends do with Moments. No gateway tells of it: a workflow finds it when it looks. */
import { post } from '../answers/moment.mts';
import { findPerson } from '../lookup.mts';
import { addComment, like, requireMoment, unlike } from '../momentRules.mts';
import { Refusal } from '../reply.mts';
import type { World } from '../world.mts';
import { PageMistake } from './mistake.mts';

function textIn(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') throw new PageMistake('There is no text.');
	return text;
}

/**
 * @param body what the page has sent
 * @throws PageMistake where there is no such person or Moment
 */
export function actOnMoments(world: World, body: Record<string, unknown>): void {
	const wcId = String(body.as);
	if (!findPerson(world, wcId)) throw new PageMistake(`There is nobody with the ID ${wcId}.`);
	try {
		const moment = () => requireMoment(world, String(body.moment));
		if (body.does === 'post') post(world, wcId, 'text', textIn(body.text), []);
		else if (body.does === 'like') like(moment(), wcId);
		else if (body.does === 'unlike') unlike(moment(), wcId);
		else if (body.does === 'comment') addComment(moment(), wcId, textIn(body.text), 0);
		else throw new PageMistake('"does" must be post, like, unlike or comment.');
	} catch (error) {
		if (error instanceof Refusal) throw new PageMistake(error.message);
		throw error;
	}
}
