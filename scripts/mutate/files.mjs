import { existsSync, readdirSync } from 'node:fs';
import { inProject } from '../lib/project.mjs';
import { Stop } from '../lib/stop.mjs';

/**
 * What is changed: what decides which events pass and what they say, and what decides what is sent,
 * when and how often. A name with a slash at its end is a folder.
 */
const MUTATED = [
	'nodes/callbacks/check/address.ts',
	'nodes/callbacks/check/mark.ts',
	'nodes/callbacks/combine/',
	'nodes/callbacks/gate.ts',
	'nodes/callbacks/heard.ts',
	'nodes/callbacks/others.ts',
	'nodes/callbacks/passOn.ts',
	'nodes/callbacks/recipients.ts',
	'nodes/callbacks/relaySignature.ts',
	'nodes/callbacks/senders.ts',
	'nodes/callbacks/sessionId.ts',
	'nodes/callbacks/siblings.ts',
	'nodes/callbacks/spacing.ts',
	'nodes/callbacks/tellOwner.ts',
	'nodes/callbacks/token.ts',
	'nodes/callbacks/triggerPath.ts',
	'nodes/engine/answer.ts',
	'nodes/engine/clock.ts',
	'nodes/engine/connection.ts',
	'nodes/engine/encode.ts',
	'nodes/engine/excerpt.ts',
	'nodes/engine/expressions.ts',
	'nodes/engine/failedItem.ts',
	'nodes/engine/forgetOldest.ts',
	'nodes/engine/lane.ts',
	'nodes/engine/ownAddress.ts',
	'nodes/engine/pace.ts',
	'nodes/engine/pause.ts',
	'nodes/engine/picked.ts',
	'nodes/engine/reachability.ts',
	'nodes/engine/recipient.ts',
	'nodes/engine/refusal.ts',
	'nodes/engine/reply.ts',
	'nodes/engine/run.ts',
	'nodes/engine/sendingProcesses.ts',
	'nodes/engine/signedLink.ts',
	'nodes/engine/steps/links.ts',
	'nodes/engine/strings.ts',
	'nodes/engine/within.ts',
	'nodes/events/cdnXml.ts',
	'nodes/events/chatInput.ts',
	'nodes/events/compose.ts',
	'nodes/events/dedupe.ts',
	'nodes/events/embedded.ts',
	'nodes/events/filters.ts',
	'nodes/events/ids.ts',
	'nodes/events/kinds.ts',
	'nodes/events/links.ts',
	'nodes/events/mentions.ts',
	'nodes/events/names.ts',
	'nodes/events/notices.ts',
	'nodes/events/pattern.ts',
	'nodes/events/quoteXml.ts',
	'nodes/events/readable.ts',
	'nodes/events/references.ts',
	'nodes/events/sender.ts',
	'nodes/events/sent.ts',
	'nodes/events/time.ts',
	'nodes/events/xml.ts',
	'nodes/gateways/eyun/answer.ts',
	'nodes/gateways/eyun/callbacks/',
	'nodes/gateways/eyun/envelope.ts',
	'nodes/gateways/eyun/paces.ts',
	'nodes/gateways/gewe/answer.ts',
	'nodes/gateways/gewe/callbacks/',
	'nodes/gateways/gewe/envelope.ts',
	'nodes/gateways/gewe/legacyEnvelope.ts',
	'nodes/gateways/gewe/paces.ts',
];

/**
 * Tests of the kinds `unit` and `contract` that do not run here: they ask how the package looks and
 * not what the code does, or they send every operation there is, and cost more than all others.
 */
const LEFT_OUT = [
	'test/contract/built',
	'test/contract/description.test.mts',
	'test/contract/gate.test.mts',
	'test/contract/gewe/examples.test.mts',
	'test/contract/gewe/pickers.test.mts',
	'test/contract/gewe/schemas.test.mts',
	'test/contract/operations.test.mts',
	'test/contract/pickers.test.mts',
	'test/contract/schemas.test.mts',
	// What it reads lies beside the project, and is not in the copy of it.
	'test/unit/nodes/cases.test.mts',
	'test/unit/nodes/hostile.test.mts',
	'test/unit/nodes/house.test.mts',
	'test/unit/documents/',
	'test/unit/scripts/',
	'test/unit/simulator/',
];

/**
 * @param {boolean} onlyUnit
 * @returns {string[]} the test files that run, from the project's folder, with slashes
 */
export const testFiles = (onlyUnit) =>
	(onlyUnit ? ['test/unit'] : ['test/unit', 'test/contract'])
		.flatMap((folder) =>
			readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).map(
				(file) => `${folder}/${file.replaceAll('\\', '/')}`,
			),
		)
		.filter((file) => file.endsWith('.test.mts'))
		.filter((file) => !LEFT_OUT.some((name) => file.startsWith(name)))
		.sort();

/** @param {string} name */
function filesOf(name) {
	if (!existsSync(inProject(name))) {
		throw new Stop(`There is no ${name}; the list of what is changed is scripts/mutate/files.mjs.`);
	}
	if (!name.endsWith('/')) return [name];
	return readdirSync(inProject(name))
		.filter((file) => file.endsWith('.ts'))
		.map((file) => name + file);
}

/**
 * @param {string[]} wanted files that somebody asks for; none: all of the list
 * @returns {string[]} paths from the project's folder, with slashes
 */
export const mutatedFiles = (wanted) => (wanted.length ? wanted : MUTATED).flatMap(filesOf);
