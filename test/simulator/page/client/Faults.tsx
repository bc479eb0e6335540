/** Faults to order: what a gateway does on a bad day. */
import { signal } from '@preact/signals';
import type { Words } from './actions.mts';
import { orderFault, takeFaultsBack } from './happen.mts';
import { Empty, Failure, Icon } from './parts.tsx';
import { inLanguage, t } from './settings.mts';
import { log, state } from './store.mts';
import { filled } from './texts.mts';

interface Fault {
	id: string;
	label: Words;
	how(words: string): object;
	/** Asks what the gateway says. */
	says?: string;
}

const FAULTS: Fault[] = [
	{
		id: 'refuse',
		label: ['The gateway refuses', '网关拒绝'],
		// As the gateway numbers what has no number of its own.
		how: (message) => ({
			refuse: { code: state.value?.gateway === 'gewe' ? '-1' : '1001', message },
		}),
		says: '操作过于频繁，请稍后再试',
	},
	{ id: '500', label: ['HTTP 500', 'HTTP 500'], how: () => ({ status: 500 }) },
	{
		id: '502',
		label: ['HTTP 502, a page instead of JSON', 'HTTP 502，返回网页而不是 JSON'],
		how: () => ({ status: 502, html: true }),
	},
	{
		id: 'slow',
		label: ['The answer takes 10 seconds', '应答需要 10 秒'],
		how: () => ({ delayMs: 10_000 }),
	},
	{
		id: 'cut',
		label: ['Carried out, but the connection breaks in the answer', '已执行，但应答时连接中断'],
		how: () => ({ cut: true }),
	},
	{
		id: 'after',
		label: ['Carried out, but answered with HTTP 504', '已执行，但应答为 HTTP 504'],
		how: () => ({ status: 504, html: true, after: true }),
	},
	{
		id: 'truncate',
		label: ['Carried out, but half of the JSON is missing', '已执行，但 JSON 缺了一半'],
		how: () => ({ truncate: true }),
	},
	{ id: 'empty', label: ['An empty answer', '应答为空'], how: () => ({ empty: true }) },
];

const path = signal('*');
const chosen = signal(FAULTS[0].id);
const words = signal('');
const often = signal('1');

/** What has been asked for lately. */
const endpoints = () => [
	'*',
	...new Set(log.value.filter(({ kind }) => kind === 'request').map(({ name }) => name)),
];

function Pending() {
	const faults = state.value?.faults ?? [];
	if (!faults.length) return <Empty icon="shield">{t().noFaults}</Empty>;
	return (
		<>
			<ul class="pending">
				{faults.map(({ path: where, how, times }, index) => (
					<li key={index}>
						<code>{where}</code>
						<code>{how}</code>
						<span class="faint">{times === null ? t().always : filled(t().times, times)}</span>
					</li>
				))}
			</ul>
			<button type="button" onClick={() => void takeFaultsBack()}>
				<Icon name="undo" />
				{t().takeBack}
			</button>
		</>
	);
}

export function Faults() {
	const fault = FAULTS.find(({ id }) => id === chosen.value) ?? FAULTS[0];
	return (
		<section class="faults" aria-label={t().faults}>
			<h2>{t().faults}</h2>
			<p>{t().faultsIntro}</p>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					const how = fault.how(words.value.trim() || (fault.says ?? ''));
					const times = often.value === 'always' ? null : Number(often.value);
					void orderFault(path.value.trim() || '*', how, times);
				}}
			>
				<label class="field">
					<span>{t().endpoint}</span>
					<input
						list="endpoints"
						value={path.value}
						aria-describedby="endpoint-hint"
						onInput={({ currentTarget }) => (path.value = currentTarget.value)}
					/>
					<datalist id="endpoints">
						{endpoints().map((one) => (
							<option key={one} value={one} />
						))}
					</datalist>
					<span class="hint" id="endpoint-hint">
						{t().everyEndpoint}
					</span>
				</label>
				<label class="field">
					<span>{t().what}</span>
					<select
						value={chosen.value}
						onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}
					>
						{FAULTS.map(({ id, label }) => (
							<option key={id} value={id}>
								{inLanguage(label)}
							</option>
						))}
					</select>
				</label>
				{fault.says !== undefined && (
					<label class="field">
						<span>{t().reason}</span>
						<input
							value={words.value}
							placeholder={fault.says}
							onInput={({ currentTarget }) => (words.value = currentTarget.value)}
						/>
					</label>
				)}
				<label class="field">
					<span>{t().howOften}</span>
					<select
						value={often.value}
						onChange={({ currentTarget }) => (often.value = currentTarget.value)}
					>
						<option value="1">{t().once}</option>
						<option value="3">{t().threeTimes}</option>
						<option value="always">{t().always}</option>
					</select>
				</label>
				<button type="submit" class="primary">
					{t().orderFault}
				</button>
				<Failure />
			</form>
			<h3>{t().pending}</h3>
			<Pending />
		</section>
	);
}
