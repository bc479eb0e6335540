import { OLDEST } from '../../scripts/lib/n8n-versions.mjs';
import { bothGateways } from './scenarios/bothGateways.mts';
import { callbacks } from './scenarios/callbacks.mts';
import { checkingCallbacks } from './scenarios/checkCallbacks.mts';
import { combining } from './scenarios/combining.mts';
import { credentialTest } from './scenarios/credential.mts';
import { failingItems } from './scenarios/errors.mts';
import { manyFiles } from './scenarios/files.mts';
import { installation } from './scenarios/installation.mts';
import { operations } from './scenarios/operations.mts';
import { receiving } from './scenarios/receiving.mts';
import { registration } from './scenarios/registration.mts';
import { secrets } from './scenarios/secrets.mts';
import { siblings } from './scenarios/siblings.mts';
import { triggerRoundTrip } from './scenarios/trigger.mts';
import { uncertainEnds } from './scenarios/uncertain.mts';
import { openStage, OPENING_MS, type Stage } from './support/stage.mts';

jest.setTimeout(120_000);

describe(`n8n ${OLDEST}`, () => {
	let open: Stage;
	const stage = () => open;
	beforeAll(async () => {
		open = await openStage(OLDEST);
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	describe('installation', () => installation(stage));
	describe('credential test', () => credentialTest(stage));
	describe('operations', () => operations(stage, 'message'));
	describe('trigger', () => triggerRoundTrip(stage));
	describe('callbacks', () => callbacks(stage));
	describe('receiving', () => receiving(stage));
	describe('combining messages', () => combining(stage));
	describe('many files', () => manyFiles(stage));
	describe('registration', () => registration(stage));
	describe('several workflows', () => siblings(stage, '/setHttpCallbackUrl'));
	describe('check callbacks', () => checkingCallbacks(stage));
	describe('both gateways', () => bothGateways(stage));
	describe('failing items', () => failingItems(stage));
	describe('uncertain ends', () => uncertainEnds(stage));
	// Last: it looks at everything that the others have left behind.
	describe('secrets', () => secrets(stage));
});
