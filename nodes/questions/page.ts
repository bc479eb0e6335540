import type { PageWords } from './languages';

/** One colour scheme for light and one for dark phones; nothing is loaded from elsewhere. */
const STYLE = `:root{color-scheme:light dark;--page:#ededed;--card:#fff;--text:#191919;--line:#ccc;--note:#b3261e}
@media(prefers-color-scheme:dark){:root{--page:#111;--card:#1e1e1e;--text:#e6e6e6;--line:#555;--note:#ff8a80}}
*{box-sizing:border-box;font:inherit}
body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 system-ui,"PingFang SC",sans-serif}
main{max-width:34em;margin:auto;padding:24px 16px}
h1{font-size:20px;font-weight:600;margin:0}
.card{background:var(--card);border-radius:12px;padding:16px;margin:0 0 16px;white-space:pre-wrap;overflow-wrap:anywhere}
button{width:100%;min-height:48px;margin-top:12px;padding:8px;border:1px solid #06803f;border-radius:8px;background:#06803f;color:#fff;overflow-wrap:anywhere}
.no{background:none;color:var(--text);border-color:var(--line)}
label,fieldset{display:block;margin:0 0 16px;padding:0;border:0}
input,textarea,select{width:100%;padding:10px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--text)}
input[type=checkbox],input[type=radio]{width:20px;height:20px;margin-right:8px;vertical-align:middle}
legend{padding:0}
.in{margin:0;padding:8px 0}
.note{color:var(--note)}`;

const ENTITIES: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&#39;'],
]);

/** A text as it may stand in HTML, also between quotes. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => ENTITIES.get(character)!);

const page = ({ lang }: PageWords, title: string, body: string) =>
	`<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/**
 * The page that takes an answer: what is asked, and a form that is sent to the address of the page. Opening it
 * decides nothing, since programs open links as well.
 *
 * @param inputs HTML
 * @param isMultipart n8n 2.41 takes nothing else for a custom form
 */
export function questionPage(
	words: PageWords,
	question: string,
	inputs: string,
	isMultipart = false,
): string {
	const encoding = isMultipart ? ' enctype="multipart/form-data"' : '';
	const form = `<form method="post"${encoding}>${inputs}</form>`;
	return page(words, words.title, `<p class="card">${escapeHtml(question)}</p>${form}`);
}

/** The page after an answer. */
export const thanksPage = (words: PageWords): string =>
	page(
		words,
		words.thanks,
		`<div class="card"><h1>${escapeHtml(words.thanks)}</h1>${escapeHtml(words.close)}</div>`,
	);

/** A button that sends the form. */
export const button = (label: string, value: string, isQuiet = false): string =>
	`<button name="answer" value="${value}"${isQuiet ? ' class="no"' : ''}>${escapeHtml(label)}</button>`;
