/** Tests are .mts: n8n's strict lint forbids Node's own modules in every .ts file. */
const swc = {
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
	module: { type: 'commonjs' },
};

const project = (name) => ({
	displayName: name,
	rootDir: __dirname,
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
	testEnvironment: 'node',
	moduleFileExtensions: ['js', 'cjs', 'mjs', 'ts', 'mts', 'json', 'node'],
	transform: { '^.+\\.(m?ts|mjs)$': ['@swc/jest', swc] },
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

module.exports = {
	projects: ['unit', 'contract', 'browser', 'e2e', 'examples', 'editor', 'scale'].map(project),
	maxWorkers: 2,
	// A limit for what hangs, not a statement about speed.
	testTimeout: 120_000,
	// n8n-core keeps a handle open from the moment it is loaded.
	forceExit: true,
};
