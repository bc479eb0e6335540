/** Endpoints for app messages take a part of a message, and the trigger gives the whole. */
import { appMessageXml } from '../../../nodes/editor/messageFields';
import { encodeBody } from '../../../nodes/engine/encode';
import { appMessageIn } from '../../../nodes/events/messageXml';

const APP =
	'<appmsg appid="" sdkver="0">\n\t<title>T &amp; T</title><type>33</type><weappinfo><username>gh_1@app</username></weappinfo></appmsg>';
const WHOLE = `<?xml version="1.0"?>\n<msg>\n\t${APP}\n\t<fromusername>a</fromusername>\n</msg>\n`;

const QUOTED = `<appmsg><title>reply</title><type>57</type><refermsg><content><![CDATA[<msg>${APP}</msg>]]></content></refermsg></appmsg>`;

it.each([
	['the whole message', WHOLE, APP],
	['with its sender in front', `wxid_member0demo22:\n${WHOLE}`, APP],
	['the part alone', APP, APP],
	['a quote that holds another one', `<msg>${QUOTED}<scene>0</scene></msg>`, QUOTED],
	[
		'without attributes',
		'<msg><appmsg><type>5</type></appmsg></msg>',
		'<appmsg><type>5</type></appmsg>',
	],
])('%s', (_name, xml, expected) => {
	expect(appMessageIn(xml)).toBe(expected);
});

it.each([
	['an image', '<msg><img aeskey="1" /></msg>'],
	['a text', 'How much is the tea?'],
	['one that does not end', '<msg><appmsg appid=""><title>T</title></msg>'],
	['an end before the start', '</appmsg><appmsg appid="">'],
	['another element', '<msg><appmsgs></appmsgs></appmsg></msg>'],
])('%s has none', (_name, xml) => {
	expect(appMessageIn(xml)).toBeUndefined();
});

describe('the field', () => {
	const send = (xml: unknown) =>
		encodeBody(
			{
				...{ value: 'a', name: 'A', action: 'A', description: 'A', path: '/a' },
				fields: [{ name: 'content', ...appMessageXml }],
			},
			{ content: xml } as never,
		);

	it('sends the part', () => {
		expect(send(WHOLE)).toEqual({ content: APP });
	});

	it('says what is wrong with a message that has none', () => {
		expect(() => send('<msg><img /></msg>')).toThrow("'App Message XML' holds no appmsg element");
		expect(() => send('  ')).toThrow("'App Message XML' is empty");
	});
});
