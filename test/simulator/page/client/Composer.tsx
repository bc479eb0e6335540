/** Writing as somebody of the chat. */
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PageAccount, PageMessage } from '../wire.mts';
import { openActions } from './ActionDialog.tsx';
import { summaryOf } from './Bubble.tsx';
import type { Conversation } from './conversations.mts';
import { happen } from './happen.mts';
import { writing } from './lines.mts';
import { Failure, Icon } from './parts.tsx';
import { placeOf, speakers } from './people.mts';
import { t } from './settings.mts';
import { filled } from './texts.mts';

/** What the next message quotes. */
export const quoting = signal<PageMessage | null>(null);

const chosen = signal<ReadonlyMap<string, string>>(new Map());
const mention = signal('');
const busy = signal(false);

/** WeChat puts this space behind a mention, which is how a phone knows where the name ends. */
const BEHIND_NAME = '\u2005';
const EVERYBODY = 'everybody';

const QUICK = ['image', 'voice', 'file'] as const;

interface ComposerProps {
	conversation: Conversation;
	account: PageAccount;
}

/** Who writes in a chat, as chosen last. */
export function writerIn(conversation: Conversation, account: PageAccount) {
	const people = speakers(conversation, account);
	const from = chosen.value.get(conversation.id);
	return people.find(({ wcId }) => wcId === from) ?? people[0];
}

export function Composer({ conversation, account }: ComposerProps) {
	const box = useRef<HTMLTextAreaElement>(null);
	const people = speakers(conversation, account);
	const writer = writerIn(conversation, account);
	const mentionable = people.filter(({ wcId }) => wcId !== writer.wcId);
	const mentioned = mentionable.find(({ wcId }) => wcId === mention.value);
	const everybody = mention.value === EVERYBODY;
	const quoted = quoting.value?.chat === conversation.id ? quoting.value : null;

	/** The name has to stand in the text, or nobody is notified. */
	function withName(text: string): string {
		const name = everybody ? t().everybody : mentioned?.name;
		if (name === undefined || text.includes(`@${name}`)) return text;
		return `@${name}${BEHIND_NAME}${text}`;
	}

	async function send() {
		const text = box.current?.value.trim() ?? '';
		if (text === '' || busy.value) return;
		const isMention = conversation.isGroup && (mentioned !== undefined || everybody) && !quoted;
		const draft = {
			...{ from: writer.wcId, text: isMention ? withName(text) : text },
			...(isMention && { mention: everybody ? EVERYBODY : mention.value }),
			...(quoted && { quotes: quoted.id }),
		};
		busy.value = true;
		const sent = await happen({ line: writing(draft, placeOf(conversation, account)) });
		busy.value = false;
		if (!sent || !box.current) return;
		box.current.value = '';
		quoting.value = null;
		mention.value = '';
		box.current.focus();
	}

	return (
		<form
			class="composer"
			aria-label={t().message}
			onSubmit={(event) => {
				event.preventDefault();
				void send();
			}}
		>
			<Failure />
			{quoted && (
				<p class="quoting">
					<Icon name="quote" />
					<span>{filled(t().quoting, `${quoted.fromName}: ${summaryOf(quoted)}`)}</span>
					<button type="button" class="small" onClick={() => (quoting.value = null)}>
						<Icon name="close" />
						<span class="unseen">{t().noQuote}</span>
					</button>
				</p>
			)}
			<div class="composer-row">
				<label class="inline">
					<span>{t().writeAs}</span>
					<select
						value={writer.wcId}
						onChange={({ currentTarget }) => {
							chosen.value = new Map(chosen.value).set(conversation.id, currentTarget.value);
						}}
					>
						{people.map(({ wcId, name, isAccount }) => (
							<option key={wcId} value={wcId}>
								{isAccount ? filled(t().onPhone, name) : name}
							</option>
						))}
					</select>
				</label>
				{conversation.isGroup && !quoted && (
					<label class="inline">
						<span>{t().mention}</span>
						<select
							value={mentioned || everybody ? mention.value : ''}
							onChange={({ currentTarget }) => (mention.value = currentTarget.value)}
						>
							<option value="">{t().nobody}</option>
							{mentionable.toReversed().map(({ wcId, name }) => (
								<option key={wcId} value={wcId}>
									@{name}
								</option>
							))}
							<option value={EVERYBODY}>@{t().everybody}</option>
						</select>
					</label>
				)}
				<span class="tools">
					{QUICK.map((id) => (
						<button
							key={id}
							type="button"
							class="tool"
							title={t().kinds[id]}
							onClick={() => openActions(conversation, id)}
						>
							<Icon name={id === 'image' ? 'image' : id === 'voice' ? 'mic' : 'paperclip'} />
							<span class="unseen">{t().kinds[id]}</span>
						</button>
					))}
					<button
						type="button"
						class="tool"
						title={t().events}
						onClick={() => openActions(conversation)}
					>
						<Icon name="more" />
						<span class="unseen">{t().events}</span>
					</button>
				</span>
			</div>
			<div class="composer-row">
				<textarea
					ref={box}
					rows={2}
					aria-label={t().message}
					placeholder={filled(t().messagePlaceholder, writer.name)}
					onKeyDown={(event) => {
						// Enter also ends the choice of a Chinese word.
						if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
						event.preventDefault();
						void send();
					}}
				/>
				<button type="submit" class="primary" disabled={busy.value}>
					<Icon name="send" />
					<span>{t().send}</span>
				</button>
			</div>
		</form>
	);
}
