/**
 * What keeps the package from being published, as sentences for the person who releases it. The
 * repository stands for placeholders until it has a home: npm's provenance and n8n's verification
 * compare them with where the package was built.
 *
 * @typedef {object} Manifest what package.json says
 * @property {string} version
 * @property {string} [homepage]
 * @property {{ name?: string, email?: string }} [author]
 * @property {{ url?: string }} [repository]
 *
 * @typedef {object} Released all that is looked at
 * @property {Manifest} manifest
 * @property {string} changelog
 * @property {Array<[file: string, text: string]>} texts that may link to the repository
 * @property {string} [tag] the one that started the release
 */

/** Who stands in package.json, in place of somebody, until there is a repository. */
const NOBODY = 'n8n-nodes-wechat-gateway';

const REPOSITORY = /^git\+https:\/\/github\.com\/([\w-]+)\/([\w.-]+)\.git$/;
const LINK = /https:\/\/github\.com\/([\w-]+)\/n8n-nodes-wechat-gateway\b/g;

/**
 * @param {Manifest} manifest
 * @returns {string[]}
 */
function placeholders({ repository, homepage = '', author = {} }) {
	const url = repository?.url ?? '';
	const [, owner, name] = REPOSITORY.exec(url) ?? [];
	/** @type {string[]} */
	const found = [];
	if (owner === undefined) {
		found.push(
			`"repository" is "${url}"; it has to be git+https://github.com/OWNER/NAME.git, where the package is built.`,
		);
	} else {
		const home = `https://github.com/${owner}/${name}`;
		if (owner === NOBODY) found.push(`"repository" is still the placeholder ${url}.`);
		if (owner === NOBODY || (homepage !== home && !homepage.startsWith(`${home}#`))) {
			found.push(`"homepage" is "${homepage}"; it has to be the page of the repository.`);
		}
	}
	if (!author.name || author.name.includes(NOBODY)) {
		found.push(
			`"author.name" is "${author.name ?? ''}"; it has to be a person or an organisation.`,
		);
	}
	if (!author.email || author.email.includes(NOBODY)) {
		found.push(`"author.email" is "${author.email ?? ''}"; it has to be an address that is read.`);
	}
	return found;
}

/**
 * @param {Pick<Released, 'manifest' | 'texts'>} released
 * @returns {string[]} links into the repository that it does not have
 */
function strayLinks({ manifest, texts }) {
	const [, owner] = REPOSITORY.exec(manifest.repository?.url ?? '') ?? [];
	if (owner === undefined) return [];
	return texts.flatMap(([file, text]) => {
		const others = new Set([...text.matchAll(LINK)].map(([, one]) => one));
		others.delete(owner);
		return [...others].map(
			(other) => `${file} links to github.com/${other}, which is not the owner of the repository.`,
		);
	});
}

/**
 * @param {Released} released
 * @returns {string[]} nothing, when all is well
 */
export function releaseProblems({ manifest, changelog, texts, tag }) {
	const { version } = manifest;
	const found = [...placeholders(manifest), ...strayLinks({ manifest, texts })];
	if (!changelog.split('\n').includes(`## ${version}`)) {
		found.push(`CHANGELOG.md has no "## ${version}".`);
	}
	if (tag !== undefined && tag !== version) {
		found.push(`The tag is ${tag} and the version in package.json ${version}.`);
	}
	return found;
}
