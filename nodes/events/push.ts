/**
 * What the phone shows of a message while it is locked, where a gateway hands it on: "name : text", or that
 * somebody mentions the account or everyone. It is the only place with the name of who wrote.
 */

/** Stands between who wrote and what. */
const WRITTEN = ' : ';

/** Chinese clients only. */
const MENTIONED = /^(.*)在群聊中@了(你|所有人)$/;

/** Whom a message mentions by what the phone shows, which also says that it is one of a group. */
export const mentionedIn = (push: string): string | undefined =>
	push.includes(WRITTEN) ? undefined : MENTIONED.exec(push)?.[2];

/** Who wrote, by name; empty where the phone does not show it. */
export function senderNameIn(push: string): string {
	const end = push.indexOf(WRITTEN);
	return end >= 0 ? push.slice(0, end) : (MENTIONED.exec(push)?.[1] ?? '');
}
