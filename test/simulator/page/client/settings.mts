/** What whoever looks at the page has chosen: language and colours. Kept in this browser. */
import { effect, signal } from '@preact/signals';
import { type Language, texts } from './texts.mts';

export type Theme = 'auto' | 'light' | 'dark';

const KEYS = { language: 'wechat-simulator-language', theme: 'wechat-simulator-theme' };

function kept<T extends string>(key: string, known: readonly T[]): T | undefined {
	const value = localStorage.getItem(key);
	return known.find((one) => one === value);
}

/** The first of the browser's languages that the page speaks. */
function ofBrowser(): Language {
	const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
	return spoken.find((one) => one === 'zh' || one === 'en') === 'zh' ? 'zh' : 'en';
}

export const THEMES = ['auto', 'light', 'dark'] as const;

export const language = signal<Language>(kept(KEYS.language, ['en', 'zh']) ?? ofBrowser());
export const theme = signal<Theme>(kept(KEYS.theme, THEMES) ?? 'auto');

/** The texts in the language of now. */
export const t = () => texts[language.value];

/** One of two words. */
export const inLanguage = ([english, chinese]: readonly [string, string]) =>
	language.value === 'zh' ? chinese : english;

effect(() => {
	const { documentElement } = document;
	documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
	documentElement.dataset.theme = theme.value;
	document.title = t().title;
});

export function choose(changes: { language?: Language; theme?: Theme }): void {
	if (changes.language) {
		language.value = changes.language;
		localStorage.setItem(KEYS.language, changes.language);
	}
	if (changes.theme) {
		theme.value = changes.theme;
		localStorage.setItem(KEYS.theme, changes.theme);
	}
}
