/** What can be let happen: all of it as buttons, then what has to be said about the one that is chosen. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageAccount, PageState } from '../wire.mts';
import { type Action, actionsFor, type Field, type Values } from './actions.mts';
import { writerIn } from './Composer.tsx';
import type { Conversation } from './conversations.mts';
import { happen, outcome, packed } from './happen.mts';
import { Failure, Icon } from './parts.tsx';
import { placeOf, speakers, withCards } from './people.mts';
import { inLanguage, t } from './settings.mts';
import { account, conversations, state } from './store.mts';
import { filled } from './texts.mts';

interface Opened {
	/** Id of the chat; undefined: what happens to the account only. */
	chat?: string;
	action?: string;
}

const opened = signal<Opened | null>(null);
const values = signal<Values>({});
const file = signal<File | null>(null);
const busy = signal(false);

export function openActions(conversation?: Conversation, action?: string): void {
	outcome.value = null;
	opened.value = { chat: conversation?.id };
	if (action !== undefined) begin(action);
}

function begin(action: string | undefined): void {
	outcome.value = null;
	values.value = {};
	file.value = null;
	opened.value = { ...opened.value, action };
}

const SECTIONS = ['send', 'chat', 'group', 'contact', 'account'] as const;

interface Scene {
	state: PageState;
	account: PageAccount;
	conversation?: Conversation;
}

/** What a field can be set to; undefined where it is a text. */
function optionsOf(field: Field, scene: Scene): Array<[value: string, label: string]> | undefined {
	const people = scene.conversation ? speakers(scene.conversation, scene.account) : [];
	if (field.asks === 'from' || field.asks === 'member') {
		return people
			.filter(({ isAccount }) => field.asks === 'from' || !isAccount)
			.map(({ wcId, name, isAccount }) => [wcId, isAccount ? filled(t().onPhone, name) : name]);
	}
	if (field.asks === 'contact') return withCards(scene.state).map(({ wcId, name }) => [wcId, name]);
	if (field.asks === 'video') return scene.state.channelVideos.map((title) => [title, title]);
	if (field.asks === 'choice')
		return field.options.map(([value, label]) => [value, inLanguage(label)]);
	return undefined;
}

/** What stands in a field as long as nobody has changed it. */
function usualOf(field: Field, scene: Scene): string {
	const { conversation } = scene;
	if (field.asks === 'from' && conversation) {
		// Whoever writes does it, to the account.
		if (field.name !== 'from') return scene.account.wcId;
		return writerIn(conversation, scene.account).wcId;
	}
	const [first] = optionsOf(field, scene) ?? [];
	if (first) return first[0];
	return 'usual' in field ? inLanguage(field.usual) : '';
}

const INPUT_MODES: Record<string, 'decimal' | 'url'> = { number: 'decimal', url: 'url' };

function FieldInput({ field, scene }: { field: Field; scene: Scene }) {
	const { name } = field;
	const options = optionsOf(field, scene);
	const value = values.value[name] ?? usualOf(field, scene);
	const set = (text: string) => (values.value = { ...values.value, [name]: text });
	return (
		<label class="field">
			<span>{inLanguage(field.label)}</span>
			{options ? (
				<select value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>
					{options.map(([one, label]) => (
						<option key={one} value={one}>
							{label}
						</option>
					))}
				</select>
			) : field.asks === 'file' ? (
				<input
					type="file"
					accept={field.accept}
					onChange={({ currentTarget }) => (file.value = currentTarget.files?.[0] ?? null)}
				/>
			) : (
				<input
					inputMode={INPUT_MODES[field.asks] ?? 'text'}
					pattern={field.asks === 'number' ? '\\d+(\\.\\d\\d?)?' : undefined}
					required
					value={value}
					onInput={({ currentTarget }) => set(currentTarget.value)}
				/>
			)}
		</label>
	);
}

/** The line of the script language, as it stands. */
function lineOf(action: Action, scene: Scene): string {
	const filledIn = action.fields.map((field) => [
		field.name,
		values.value[field.name] ?? usualOf(field, scene),
	]);
	const all = Object.fromEntries(filledIn) as Values;
	const withFile = file.value ? { ...all, text: file.value.name } : all;
	return action.line(withFile, placeOf(scene.conversation, scene.account));
}

function ActionForm({ action, scene }: { action: Action; scene: Scene }) {
	const line = lineOf(action, scene);
	async function submit() {
		busy.value = true;
		const chosen = file.value;
		const done = await happen({ line, ...(chosen && { file: await packed(chosen) }) });
		busy.value = false;
		// What nobody has taken is said in the chat, too.
		if (done) opened.value = null;
	}
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			{action.fields.map((field) => (
				<FieldInput key={field.name} field={field} scene={scene} />
			))}
			<p class="line">
				<span>{t().asLine}</span>
				<code>{line}</code>
			</p>
			<Failure />
			<p class="buttons">
				<button type="button" onClick={() => begin(undefined)}>
					<Icon name="back" />
					{t().allEvents}
				</button>
				<button type="submit" class="primary" disabled={busy.value}>
					<Icon name="play" />
					{t().go}
				</button>
			</p>
		</form>
	);
}

function ActionList({ available }: { available: Action[] }) {
	return (
		<div>
			{SECTIONS.map((section) => {
				const own = available.filter((action) => action.section === section);
				if (!own.length) return null;
				return (
					<section key={section}>
						<h3>{t().sections[section]}</h3>
						<ul class="actions">
							{own.map(({ id, icon, label }) => (
								<li key={id}>
									<button type="button" onClick={() => begin(id)}>
										<Icon name={icon} />
										<span>{inLanguage(label)}</span>
									</button>
								</li>
							))}
						</ul>
					</section>
				);
			})}
		</div>
	);
}

function kindOf(conversation: Conversation | undefined) {
	if (!conversation) return 'none';
	if (conversation.isGroup) return 'group';
	return conversation.contact?.kind === 'official' ? 'official' : 'private';
}

const FIRST = 'li button, form input, form select, form .primary';

export function ActionDialog() {
	const dialog = useRef<HTMLDialogElement>(null);
	const isOpen = opened.value !== null;
	useEffect(() => {
		if (!isOpen) return dialog.current?.close();
		if (!dialog.current?.open) dialog.current?.showModal();
		// Where something can be done, not where it can be closed.
		return dialog.current?.querySelector<HTMLElement>(FIRST)?.focus();
	}, [isOpen, opened.value?.action]);
	const conversation = conversations.value.find(({ id }) => id === opened.value?.chat);
	const scene = state.value &&
		account.value && { state: state.value, account: account.value, conversation };
	const available = scene
		? actionsFor(scene.state.gateway, placeOf(conversation, scene.account), kindOf(conversation))
		: [];
	const action = available.find(({ id }) => id === opened.value?.action);
	return (
		<dialog
			ref={dialog}
			aria-labelledby="dialog-title"
			onClose={() => (opened.value = null)}
			onClick={({ target, currentTarget }) => {
				if (target === currentTarget) currentTarget.close();
			}}
		>
			{isOpen && scene && (
				<div class="dialog-body">
					<header>
						<h2 id="dialog-title">
							{action ? inLanguage(action.label) : t().events}
							{conversation && <span class="faint"> · {conversation.name || t().newFriends}</span>}
						</h2>
						<button
							type="button"
							class="tool"
							title={t().close}
							onClick={() => dialog.current?.close()}
						>
							<Icon name="close" />
							<span class="unseen">{t().close}</span>
						</button>
					</header>
					{action ? (
						<ActionForm action={action} scene={scene} />
					) : (
						<ActionList available={available} />
					)}
				</div>
			)}
		</dialog>
	);
}
