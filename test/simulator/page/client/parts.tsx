/** Small things that several views have. */
import type { ComponentChildren } from 'preact';
import { h } from 'preact';
import { outcome } from './happen.mts';
import type { IconName } from './iconNames.mts';
import { icons } from './icons.mts';
import { language } from './settings.mts';

/** A drawing; what it means is said beside it. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
			{icons[name].map(([tag, attributes]) => h(tag, attributes))}
		</svg>
	);
}

const HUES = 8;

/** The colour of a name: always the same. */
function hueOf(text: string): number {
	return [...text].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % HUES;
}

/** A coloured square with the first letter of a name, as there are no pictures of people. */
export function Avatar({ id, name, icon }: { id: string; name: string; icon?: IconName }) {
	const [letter = '?'] = name;
	return (
		<span class={`avatar hue-${hueOf(id)}`} aria-hidden="true">
			{icon ? <Icon name={icon} /> : letter.toUpperCase()}
		</span>
	);
}

const locale = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB');

/** A time of today as hours and minutes, another with its day. */
function timeOf(milliseconds: number, seconds = false): string {
	const date = new Date(milliseconds);
	const today = date.toDateString() === new Date().toDateString();
	return new Intl.DateTimeFormat(locale(), {
		...(!today && { month: 'short', day: 'numeric' }),
		...{ hour: '2-digit', minute: '2-digit' },
		...(seconds && { second: '2-digit' }),
	}).format(date);
}

export function Time({ at, seconds }: { at: number; seconds?: boolean }) {
	return <time dateTime={new Date(at).toISOString()}>{timeOf(at, seconds)}</time>;
}

const UNITS = ['B', 'kB', 'MB'];

export function sizeOf(bytes: number): string {
	const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	const amount = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
	return `${amount.format(bytes / 1000 ** power)} ${UNITS[power]}`;
}

/** What a view says where it has nothing to show. */
export function Empty({ icon, children }: { icon: IconName; children: ComponentChildren }) {
	return (
		<p class="empty">
			<Icon name={icon} />
			<span>{children}</span>
		</p>
	);
}

/** Why the last thing did not work; nothing when it did. */
export function Failure() {
	if (!outcome.value || outcome.value.good) return null;
	return (
		<p class="outcome bad" role="alert">
			{outcome.value.text}
		</p>
	);
}

/** An address that may be opened; anything but the web stays a text. */
export function Address({ url, children }: { url: string; children?: ComponentChildren }) {
	if (!/^https?:\/\//.test(url)) return <span class="address">{children ?? url}</span>;
	return (
		<a class="address" href={url} target="_blank" rel="noreferrer noopener">
			{children ?? url}
		</a>
	);
}
