/** The page as a whole: its head, its views, and what it says to a screen reader. */
import { effect, signal } from '@preact/signals';
import type { PageState } from '../wire.mts';
import { ActionDialog } from './ActionDialog.tsx';
import type { Words } from './actions.mts';
import { summaryOf } from './Bubble.tsx';
import { Chats } from './Chats.tsx';
import { Faults } from './Faults.tsx';
import { happen, outcome } from './happen.mts';
import type { IconName } from './iconNames.mts';
import { Log } from './Log.tsx';
import { Moments } from './Moments.tsx';
import { Icon } from './parts.tsx';
import { hashOf, type Route, route } from './route.mts';
import { choose, inLanguage, language, t, theme, THEMES } from './settings.mts';
import { account, chooseAccount, connection, log, ofAccount, receiving, state } from './store.mts';
import { filled } from './texts.mts';

const GATEWAYS = { eyun: 'E Cloud', gewe: 'GeWe' };

/** The ways to write callbacks that are not the usual ones. */
const FORMATS: Record<string, Words> = {
	old: ['old format', '旧格式'],
	flat: ['flat format', '扁平格式'],
};

function Gateway({ gateway, format }: PageState) {
	const unusual = FORMATS[format];
	return (
		<span class="gateway">
			{GATEWAYS[gateway]}
			{unusual && ` · ${inLanguage(unusual)}`}
		</span>
	);
}

const VIEWS: Array<{ view: Route['view']; icon: IconName }> = [
	{ view: 'chats', icon: 'chats' },
	{ view: 'moments', icon: 'moments' },
	{ view: 'log', icon: 'log' },
	{ view: 'faults', icon: 'faults' },
];

const THEME_ICONS = { auto: 'auto', light: 'sun', dark: 'moon' } as const;

function Settings() {
	const names = { auto: t().themeAuto, light: t().themeLight, dark: t().themeDark };
	const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length];
	return (
		<div class="settings">
			<button
				type="button"
				class="tool"
				title={names[theme.value]}
				onClick={() => choose({ theme: next })}
			>
				<Icon name={THEME_ICONS[theme.value]} />
				<span class="unseen">{names[theme.value]}</span>
			</button>
			<button
				type="button"
				class="tool words-tool"
				aria-label={`${t().language}: ${t().languageLabel}`}
				onClick={() => choose({ language: language.value === 'zh' ? 'en' : 'zh' })}
			>
				<span lang={language.value === 'zh' ? 'en' : 'zh-CN'}>{t().language}</span>
			</button>
		</div>
	);
}

function AccountChoice() {
	const { accounts = [] } = state.value ?? {};
	const current = account.value;
	if (!current) return null;
	const label = (online: boolean) => (online ? t().online : t().offline);
	return (
		<label class="account">
			<span class={current.online ? 'dot on' : 'dot'} aria-hidden="true" />
			<span class="unseen">{t().account}</span>
			<select
				value={current.wcId}
				onChange={({ currentTarget }) => chooseAccount(currentTarget.value)}
			>
				{accounts.map(({ wcId, name, online }) => (
					<option key={wcId} value={wcId}>
						{name} · {label(online)}
					</option>
				))}
			</select>
		</label>
	);
}

function Banner() {
	if (connection.value === 'lost') {
		return (
			<p class="banner bad" role="alert">
				<Icon name="lost" />
				{t().lost}
			</p>
		);
	}
	const current = account.value;
	if (current && !current.online) {
		const online = () => void happen({ line: `account ${current.wcId} comes online` });
		return (
			<p class="banner" role="status">
				<Icon name="offline" />
				<span>{filled(t().accountOffline, current.name, current.offlineReason ?? '?')}</span>
				<button type="button" onClick={online}>
					{t().bringOnline}
				</button>
			</p>
		);
	}
	if (current && receiving.value && current.wcId !== receiving.value.wcId) {
		return (
			<p class="banner" role="status">
				<Icon name="bell" />
				{filled(t().othersWriteTo, receiving.value.name)}
			</p>
		);
	}
	if (state.value?.callbacksTo === null) {
		return (
			<p class="banner" role="status">
				<Icon name="bell" />
				{t().nobodyListens}
			</p>
		);
	}
	return null;
}

function Views() {
	const texts = t();
	const refused = log.value.filter(({ ok }) => !ok).length;
	return (
		<nav class="views" aria-label={texts.views}>
			{VIEWS.map(({ view, icon }) => (
				<a
					key={view}
					href={hashOf({ view })}
					class={`view-${view}`}
					aria-current={route.value.view === view ? 'page' : undefined}
				>
					<Icon name={icon} />
					<span>{texts[view]}</span>
					{view === 'log' && refused > 0 && <span class="count">{refused}</span>}
				</a>
			))}
		</nav>
	);
}

/** What has just come in, for a screen reader that is elsewhere on the page. */
const spoken = signal('');
let lastLine = 0;
let lastMessage = '';

effect(() => {
	const line = log.value.at(-1);
	const isNew = line !== undefined && line.id > lastLine;
	if (isNew && lastLine > 0 && !line.ok) {
		spoken.value = filled(t().refusedNow, line.name, line.reason ?? '');
	}
	lastLine = line?.id ?? 0;
});

effect(() => {
	const message = ofAccount.value.at(-1);
	if (message && lastMessage && message.id !== lastMessage) {
		spoken.value = `${filled(t().sentBy, message.fromName)}: ${summaryOf(message)}`;
	}
	lastMessage = message?.id ?? '';
});

function Outcome() {
	const good = outcome.value?.good === true;
	return (
		<p class={good ? 'toast shown' : 'toast'} role="status">
			{good && outcome.value?.text}
		</p>
	);
}

const SHOWN = { chats: Chats, moments: Moments, log: () => null, faults: Faults };

export function App() {
	const { view } = route.value;
	const View = SHOWN[view];
	const texts = t();
	return (
		<>
			<a class="skip" href="#content">
				{texts.skip}
			</a>
			<header class="top">
				<h1>
					<img src="/_sim/page/icon.svg" alt="" width="28" height="28" />
					<span>{texts.title}</span>
					{state.value && <Gateway {...state.value} />}
				</h1>
				<AccountChoice />
				<span class={`connection ${connection.value}`} role="status">
					{connection.value === 'live' && texts.live}
					{connection.value === 'connecting' && texts.connecting}
				</span>
				<Settings />
			</header>
			<Views />
			<Banner />
			<main id="content" tabIndex={-1} class={`main show-${view}`}>
				<div class="view">
					<View />
				</div>
				<Log />
			</main>
			<ActionDialog />
			<Outcome />
			<p class="unseen" role="status">
				{spoken.value}
			</p>
		</>
	);
}
