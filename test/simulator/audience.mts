/** Who may see a Moment, as the request that posted it has said. */
import type { Call } from './call.mts';
import type { Audience } from './world.mts';

/** The parameters of both gateways: of people by id, and of labels. */
const PARAMETERS: Record<keyof Audience, string[]> = {
	only: ['groupUser', 'allowWxIds'],
	onlyLabels: ['groupUserLabelIds', 'allowTagIds'],
	not: ['blackList', 'disableWxIds'],
	notLabels: ['blackListLabelIds', 'disableTagIds'],
	reminded: ['withUserList', 'atWxIds'],
};

/** @returns nothing where the request restricts nobody and reminds nobody */
export function audienceOf(call: Call): Audience | undefined {
	const read = (name: keyof Audience) => PARAMETERS[name].flatMap((key) => call.list(key));
	const audience: Audience = {
		only: read('only'),
		onlyLabels: read('onlyLabels'),
		not: read('not'),
		notLabels: read('notLabels'),
		reminded: read('reminded'),
	};
	return Object.values(audience).some((ids) => ids.length) ? audience : undefined;
}
