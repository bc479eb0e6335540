/** The page itself: its HTML, and its program, bundled in memory when somebody opens it. */
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Asset {
	contentType: string;
	text: string;
}

/** Where the page is. */
export const PAGE = '/_sim/page';

/** Whether a path is one of the page's. */
export const isPage = (path: string) => path === PAGE || path.startsWith(`${PAGE}/`);

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Simulated WeChat</title>
<link rel="icon" href="${PAGE}/icon.svg">
<link rel="stylesheet" href="${PAGE}/page.css">
<script type="module" src="${PAGE}/page.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#0b8a4b"/>
<path d="M8 9h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H8a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z" fill="#fff"/>
</svg>
`;

/** Nothing from anywhere else, nothing inside of the HTML, and in no frame. */
export const POLICY = [
	"default-src 'none'",
	...["script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "media-src 'self'"],
	...["connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

async function bundled(): Promise<Map<string, string>> {
	// Needed only when somebody looks.
	const { build } = await import('esbuild');
	const { outputFiles } = await build({
		entryPoints: { page: here('client/main.tsx') },
		// Not that of the folder, whose paths are for the types of icons.
		tsconfigRaw: {},
		jsx: 'automatic',
		jsxImportSource: 'preact',
		outdir: '/',
		bundle: true,
		format: 'esm',
		target: 'es2022',
		minify: true,
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'silent',
		write: false,
	});
	return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}

let bundle: Promise<Map<string, string>> | undefined;

const TYPES: Record<string, string> = {
	'page.js': 'text/javascript; charset=utf-8',
	'page.css': 'text/css; charset=utf-8',
};

/**
 * @param path of a request
 * @returns nothing where the page has no such part
 * @throws what esbuild says of a program that cannot be bundled
 */
export async function assetAt(path: string): Promise<Asset | undefined> {
	if (path === PAGE || path === `${PAGE}/`) {
		return { contentType: 'text/html; charset=utf-8', text: HTML };
	}
	const name = path.slice(PAGE.length + 1);
	if (name === 'icon.svg') return { contentType: 'image/svg+xml', text: ICON };
	if (!Object.hasOwn(TYPES, name)) return undefined;
	bundle ??= bundled();
	// A mistake in the program is not remembered: it can be mended while the simulator runs.
	bundle.catch(() => (bundle = undefined));
	const text = (await bundle).get(name);
	return text === undefined ? undefined : { contentType: TYPES[name], text };
}
