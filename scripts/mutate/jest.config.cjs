/** The unit and contract tests as one project: Stryker knows no others. */
const { projects } = require('../../jest.config.cjs');

const { displayName, ...unit } = projects.find((project) => project.displayName === 'unit');

module.exports = {
	...unit,
	testMatch: projects
		.filter((project) => !['e2e', 'examples'].includes(project.displayName))
		.flatMap(({ testMatch }) => testMatch),
	testTimeout: 20_000,
};
