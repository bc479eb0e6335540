/** What goes through the gateway: requests that come in, callbacks that go out, and why something failed. */
import { signal } from '@preact/signals';
import type { LogEntry } from '../wire.mts';
import { lineOf } from './logLine.mts';
import { Empty, Icon, Time } from './parts.tsx';
import { explained } from './reasons.mts';
import { language, t } from './settings.mts';
import { clearLog, log } from './store.mts';
import { filled } from './texts.mts';

type Filter = 'all' | 'refused' | 'request' | 'callback';

const filter = signal<Filter>('all');
const opened = signal<ReadonlySet<number>>(new Set());

const MOST = 300;

function passes({ kind, ok }: LogEntry): boolean {
	if (filter.value === 'all') return true;
	return filter.value === 'refused' ? !ok : filter.value === kind;
}

const statusOf = ({ kind, status, code }: LogEntry) =>
	[kind === 'callback' || status !== 200 ? status : undefined, code]
		.filter((part) => part !== undefined && part !== null && part !== '')
		.join(' · ');

/** The words of the gateway, and what they mean where they are Chinese and the page is not. */
function Reason({ reason }: { reason: string }) {
	const meaning = language.value === 'en' ? explained(reason) : undefined;
	return (
		<span class="reason">
			{reason}
			{meaning && <span class="meaning">{meaning}</span>}
		</span>
	);
}

function Entry({ entry }: { entry: LogEntry }) {
	const about = lineOf(entry);
	const { id, kind, at, ms, name, ok, reason, fault, sent, answer } = entry;
	const isOpen = opened.value.has(id);
	return (
		<li>
			<details
				class={ok ? 'log-entry' : 'log-entry refused'}
				open={isOpen}
				onToggle={({ currentTarget }) => {
					const now = new Set(opened.value);
					if (currentTarget.open) now.add(id);
					else now.delete(id);
					opened.value = now;
				}}
			>
				<summary>
					<Icon name={kind === 'request' ? 'incoming' : 'outgoing'} />
					<span class="unseen">{kind === 'request' ? t().request : t().callback} </span>
					<span class="log-name">{name}</span>
					{!ok && (
						<strong class="log-bad">{kind === 'request' ? t().refused : t().lostCallback}</strong>
					)}
					<span class="log-facts">
						{about && <span class="log-about">{about}</span>}
						<span>{statusOf(entry)}</span>
						<span>{ms} ms</span>
						<Time at={at} seconds />
					</span>
					{!ok && reason && <Reason reason={reason} />}
					{fault && <span class="fault">{filled(t().orderedFault, fault)}</span>}
				</summary>
				{isOpen && (
					<div class="log-bodies">
						<h3>{t().sentBody}</h3>
						<pre tabIndex={0}>{sent}</pre>
						<h3>{t().answerBody}</h3>
						<pre tabIndex={0}>{answer}</pre>
					</div>
				)}
			</details>
		</li>
	);
}

export function Log() {
	const shown = log.value.filter(passes).toReversed();
	const filters: Array<[Filter, string]> = [
		['all', t().all],
		['refused', t().refusedOnly],
		['request', t().requestsOnly],
		['callback', t().callbacksOnly],
	];
	const hasAny = log.value.length > 0;
	return (
		<section class="log" aria-label={t().requestsOf}>
			<header>
				<h2>{t().requestsOf}</h2>
				<button type="button" disabled={!hasAny} onClick={clearLog}>
					{t().clear}
				</button>
			</header>
			<div class="filters" role="group" aria-label={t().show}>
				{filters.map(([name, label]) => (
					<button
						key={name}
						type="button"
						class="chip"
						aria-pressed={filter.value === name}
						onClick={() => (filter.value = name)}
					>
						{label}
					</button>
				))}
			</div>
			<ul class="log-list" tabIndex={0} aria-label={t().requestsOf}>
				{shown.map((entry) => (
					<Entry key={entry.id} entry={entry} />
				))}
				{shown.length === 0 && (
					<li class="bare">
						<Empty icon="log">{hasAny ? t().noneOfThese : t().noRequests}</Empty>
					</li>
				)}
			</ul>
			<p class="hint">{filled(t().logKept, MOST)}</p>
		</section>
	);
}
