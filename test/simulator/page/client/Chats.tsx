/** The list of chats, and the one that is open. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageAccount, PageState } from '../wire.mts';
import { openActions } from './ActionDialog.tsx';
import { Bubble, summaryOf } from './Bubble.tsx';
import { Composer, quoting } from './Composer.tsx';
import { type Conversation, found, NEW_FRIENDS } from './conversations.mts';
import { happen, outcome } from './happen.mts';
import { where } from './lines.mts';
import { Avatar, Empty, Icon, Time } from './parts.tsx';
import { placeOf } from './people.mts';
import { hashOf, route } from './route.mts';
import { t } from './settings.mts';
import { account, conversations, ofAccount, receiving, see, seen, state } from './store.mts';
import { filled } from './texts.mts';

const wanted = signal('');

const nameOf = ({ id, name }: Conversation) => (id === NEW_FRIENDS ? t().newFriends : name);

function unread({ id }: Conversation): number {
	const last = seen.value.get(id);
	const inChat = ofAccount.value.filter(({ chat }) => chat === id);
	const index = inChat.findLastIndex((message) => message.id === last);
	return inChat.slice(index + 1).filter(({ sent }) => !sent).length;
}

function Entry({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) {
	const { id, isGroup, last } = conversation;
	const count = isOpen ? 0 : unread(conversation);
	const icon = isGroup ? 'group' : id === NEW_FRIENDS ? 'userPlus' : undefined;
	return (
		<li>
			<a
				href={hashOf({ view: 'chats', chat: id })}
				class="entry"
				aria-current={isOpen ? 'true' : undefined}
			>
				<Avatar id={id} name={nameOf(conversation)} icon={icon} />
				<span class="entry-name">{nameOf(conversation)}</span>
				{last && (
					<>
						<Time at={last.time} />
						<span class="entry-text">
							{isGroup && last.kind !== 'notice' ? `${last.fromName}: ` : ''}
							{summaryOf(last)}
						</span>
					</>
				)}
				{count > 0 && <span class="count">{count}</span>}
			</a>
		</li>
	);
}

function ChatList({ open }: { open: string | undefined }) {
	const shown = found(conversations.value, wanted.value);
	const { contacts = 0, groups = 0 } = state.value?.more ?? {};
	return (
		<nav class="chat-list" aria-label={t().chats}>
			<div class="list-head">
				<label class="search">
					<Icon name="search" />
					<input
						type="search"
						aria-label={t().find}
						placeholder={t().find}
						value={wanted.value}
						onInput={({ currentTarget }) => (wanted.value = currentTarget.value)}
					/>
				</label>
				<button type="button" class="tool" title={t().accountEvents} onClick={() => openActions()}>
					<Icon name="events" />
					<span class="unseen">{t().accountEvents}</span>
				</button>
			</div>
			{shown.length === 0 && (
				<Empty icon="chats">{wanted.value ? t().nothingFound : t().noChats}</Empty>
			)}
			<ul>
				{shown.map((conversation) => (
					<Entry
						key={conversation.id}
						conversation={conversation}
						isOpen={conversation.id === open}
					/>
				))}
			</ul>
			{contacts + groups > 0 && <p class="hint">{filled(t().moreChats, contacts + groups)}</p>}
		</nav>
	);
}

/** What a chat says of itself below its name. */
function about({ group, contact }: Conversation): string {
	if (group) return filled(t().members, group.size);
	if (!contact) return '';
	const parted = { deleted: t().deletedYou, blocked: t().blockedYou };
	const own = contact.remark ? [contact.name] : [];
	return [...own, ...contact.labels, ...(contact.parted ? [parted[contact.parted]] : [])].join(
		' · ',
	);
}

interface ChatProps {
	conversation: Conversation;
	account: PageAccount;
	state: PageState;
}

function Chat({ conversation, account: self, state: { callbacksTo } }: ChatProps) {
	const { id, isGroup, group, contact } = conversation;
	const shown = ofAccount.value.filter(({ chat }) => chat === id);
	const list = useRef<HTMLDivElement>(null);
	const atEnd = useRef(true);
	const name = nameOf(conversation);
	const last = shown.at(-1)?.id;
	useEffect(() => {
		atEnd.current = true;
		outcome.value = null;
	}, [id]);
	useEffect(() => {
		if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
		see(id);
	}, [id, last]);
	const canWrite =
		self.wcId === receiving.value?.wcId && callbacksTo !== null && (group ?? contact) !== undefined;
	const revoke = (from: string, message: string) => () =>
		void happen({
			line: `${from} revokes message ${message}${where(placeOf(conversation, self), from)}`,
		});
	return (
		<section class="chat" aria-label={filled(t().conversation, name)}>
			<header>
				<a class="tool back" href={hashOf({ view: 'chats' })} title={t().back}>
					<Icon name="back" />
					<span class="unseen">{t().back}</span>
				</a>
				<div>
					<h2>{name}</h2>
					<p class="faint">{about(conversation)}</p>
				</div>
				<button type="button" onClick={() => openActions(conversation)}>
					<Icon name="events" />
					<span class="wide-only">{t().events}</span>
					<span class="unseen narrow-only">{t().events}</span>
				</button>
			</header>
			<div
				ref={list}
				class="messages"
				role="log"
				aria-label={filled(t().conversation, name)}
				tabIndex={0}
				onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
					atEnd.current = scrollHeight - scrollTop - clientHeight < 60;
				}}
			>
				<ul>
					{shown.map((message) => (
						<Bubble
							key={message.id}
							message={message}
							withName={isGroup}
							onQuote={canWrite ? () => (quoting.value = message) : undefined}
							onRevoke={canWrite ? revoke(message.from, message.id) : undefined}
						/>
					))}
				</ul>
				{shown.length === 0 && <Empty icon="chats">{t().noMessages}</Empty>}
			</div>
			{canWrite && <Composer conversation={conversation} account={self} />}
		</section>
	);
}

export function Chats() {
	const { chat } = route.value;
	const conversation = conversations.value.find(({ id }) => id === chat);
	return (
		<div class={conversation ? 'chats open' : 'chats'}>
			<ChatList open={conversation?.id} />
			{conversation && account.value && state.value ? (
				<Chat
					key={conversation.id}
					conversation={conversation}
					account={account.value}
					state={state.value}
				/>
			) : (
				<section class="chat none">
					<Empty icon="chats">{t().chooseChat}</Empty>
				</section>
			)}
		</div>
	);
}
