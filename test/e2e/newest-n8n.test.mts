import { NEWEST } from '../../scripts/lib/n8n-versions.mjs';
import { aiTool } from './scenarios/aiTool.mts';
import { bothGateways } from './scenarios/bothGateways.mts';
import { callbacks } from './scenarios/callbacks.mts';
import { checkingCallbacks } from './scenarios/checkCallbacks.mts';
import { credentialTest } from './scenarios/credential.mts';
import { combining } from './scenarios/combining.mts';
import { customCall } from './scenarios/customCall.mts';
import { failingItems } from './scenarios/errors.mts';
import { exactIds } from './scenarios/ids.mts';
import { manyFiles } from './scenarios/files.mts';
import { installation } from './scenarios/installation.mts';
import { lists } from './scenarios/lists.mts';
import { media } from './scenarios/media.mts';
import { operations } from './scenarios/operations.mts';
import { openingPickers, POPULATION, searchingPickers } from './scenarios/pickers.mts';
import { receiving } from './scenarios/receiving.mts';
import { registration } from './scenarios/registration.mts';
import { secrets } from './scenarios/secrets.mts';
import { sending } from './scenarios/sending.mts';
import { simulatorPage } from './scenarios/simulatorPage.mts';
import { siblings } from './scenarios/siblings.mts';
import { triggerRoundTrip } from './scenarios/trigger.mts';
import { uncertainEnds } from './scenarios/uncertain.mts';
import { openStage, OPENING_MS, type Stage } from './support/stage.mts';

// Reading the names of 5,300 chats takes minutes, as the vendor wants it.
jest.setTimeout(500_000);

describe(`n8n ${NEWEST}`, () => {
	let open: Stage;
	const stage = () => open;
	beforeAll(async () => {
		open = await openStage(NEWEST, { population: POPULATION, long: true });
	}, OPENING_MS);
	afterAll(async () => await open?.close());

	describe('installation', () => installation(stage));
	describe('credential test', () => credentialTest(stage));
	describe('operations', () => operations(stage));
	describe('custom call', () => customCall(stage));
	// Names are read at a human pace, while the others run.
	describe('pickers', () => openingPickers(stage));
	describe('trigger', () => triggerRoundTrip(stage));
	describe('page of the simulator', () => simulatorPage(stage));
	describe('callbacks', () => callbacks(stage));
	describe('receiving', () => receiving(stage));
	describe('combining messages', () => combining(stage));
	describe('many files', () => manyFiles(stage));
	describe('registration', () => registration(stage));
	describe('several workflows', () => siblings(stage, '/setHttpCallbackUrl'));
	describe('check callbacks', () => checkingCallbacks(stage));
	describe('both gateways', () => bothGateways(stage));
	describe('ids', () => exactIds(stage));
	describe('failing items', () => failingItems(stage));
	describe('sending', () => sending(stage));
	describe('uncertain ends', () => uncertainEnds(stage));
	describe('media', () => media(stage));
	describe('lists', () => lists(stage));
	describe('pickers, once all names are known', () => searchingPickers(stage));
	describe('tool of an AI agent', () => aiTool(stage));
	// Last: it looks at everything that the others have left behind.
	describe('secrets', () => secrets(stage));
});
