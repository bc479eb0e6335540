import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { downloadOf, toDownloads } from '../../../nodes/callbacks/files/downloads';
import { explainAsItCame, explainDownload } from '../../../nodes/callbacks/files/explain';
import {
	downloadFilesOption,
	largestFileOption,
	voiceAsWavOption,
} from '../../../nodes/callbacks/files/options';
import { bodyFor } from '../../../nodes/callbacks/files/task';
import { codes } from '../../../nodes/engine/errorCodes';
import { Fault, UnfinishedFault } from '../../../nodes/engine/fault';
import type { EventName } from '../../../nodes/events/events';
import type { WeChatEvent } from '../../../nodes/events/message';
import { gateways } from '../../../nodes/gateways/choose';

const KINDS = (downloadFilesOption.options as INodePropertyOptions[]).map(
	({ value }) => value as EventName,
);

const WANTED = { events: KINDS };

describe('what is set', () => {
	it('nothing is downloaded unless it is wanted', () => {
		expect(toDownloads({})).toEqual({ events: [], largestFile: 20, voiceAsWav: false });
	});

	it('an expression may give the kinds as a list or as text', () => {
		const events = ['message.image', 'message.voice'];
		expect(toDownloads({ downloadFiles: events }).events).toEqual(events);
		expect(toDownloads({ downloadFiles: 'message.image, message.voice' }).events).toEqual(events);
	});

	it('what the editor starts with is what it offers', () => {
		expect(KINDS).toEqual(expect.arrayContaining(downloadFilesOption.default as string[]));
		const set = {
			largestFile: largestFileOption.default,
			voiceAsWav: voiceAsWavOption.default,
		};
		expect(toDownloads(set as IDataObject)).toMatchObject({ largestFile: 20, voiceAsWav: true });
	});
});

describe.each(gateways.map((gateway) => [gateway.name, gateway] as const))('%s', (_, gateway) => {
	it.each(KINDS)('an event says all that a download of its %s needs', (event) => {
		const { fields, file } = downloadOf(gateway, { event }, WANTED)!;
		expect(file).toBeDefined();
		const entered = fields.filter(({ required, ofEvent }) => required && ofEvent === undefined);
		expect(entered).toEqual([]);
	});

	it('other events have nothing to download', () => {
		const text = { event: 'message.text' } as const;
		expect(downloadOf(gateway, text, { events: ['message.text'] })).toBeUndefined();
	});

	const video = downloadOf(gateway, { event: 'message.video' }, WANTED)!;

	it('what is missing in an event is called as the editor calls it', () => {
		const event = { event: 'message.video', localId: '7', xml: '' } as WeChatEvent;
		expect(() => bodyFor(video, event)).toThrow(
			"The gateway has not told what a download needs: 'Message XML' is missing in the message",
		);
	});

	it('what goes on is to be had by hand, and not by inputs that a trigger does not have', () => {
		const fault = new UnfinishedFault(
			"'Download Video' is still running after 300 seconds",
			"It goes on at the gateway. Raise 'Longest Wait (Seconds)' under 'Options'.",
		);
		expect(explainDownload(gateway, video, fault, {}).downloadError).toBe(
			`'Download Video' is still running after 300 seconds. Try 'Incoming Message > Download Video' in the node 'WeChat (${gateway.name})', soon, since WeChat keeps media for a limited time only.`,
		);
	});

	it('what nobody has foreseen is said as it is', () => {
		const error = new Error('ENOSPC: no space left on device');
		expect(explainDownload(gateway, video, error, {})).toEqual({
			downloadError: 'ENOSPC: no space left on device',
			downloadErrorCode: 'unexpected',
		});
	});

	it.each([
		['https://a.example.com/f.mp4?sign=1&x=%20', 'https://a.example.com/f.mp4?…'],
		['("HTTP://a/f?k=1"), and more', '("HTTP://a/f?…"), and more'],
		['is it there? no', 'is it there? no'],
	])('links are shown without their signatures: %s', (text, shown) => {
		expect(explainDownload(gateway, video, new Fault(codes.refused, text), {}).downloadError).toBe(
			shown,
		);
	});
});

describe('a voice message that is no WAV file', () => {
	it('says why', () => {
		expect(explainAsItCame(new Fault(codes.voiceDamaged, 'It is damaged', 'Again.'))).toEqual({
			downloadError: 'It is damaged. The event has the file as it came.',
			downloadErrorCode: 'voiceDamaged',
		});
	});

	it('also when nobody has foreseen it', () => {
		expect(explainAsItCame(new Error('unreachable')).downloadError).toBe(
			'The voice message could not be converted to WAV: unreachable. The event has the file as it came.',
		);
	});
});
