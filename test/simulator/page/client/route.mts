/** Where somebody is on the page; it stands behind the # of the address, so that reloading stays there. */
import { signal } from '@preact/signals';

export type Route =
	{ view: 'chats'; chat?: string } | { view: 'moments' | 'log' | 'faults'; chat?: undefined };

export const hashOf = ({ view, chat }: Route) =>
	`#/${view}${chat === undefined ? '' : `/${encodeURIComponent(chat)}`}`;

function routeOf(hash: string): Route {
	const [, view, chat] = hash.split('/');
	if (view === 'moments' || view === 'log' || view === 'faults') return { view };
	return chat ? { view: 'chats', chat: decodeURIComponent(chat) } : { view: 'chats' };
}

export const route = signal<Route>(routeOf(location.hash));

addEventListener('hashchange', () => {
	route.value = routeOf(location.hash);
});
