/** The messages that show what lies on WeChat's CDN already, for each gateway's own answers. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import * as eyun from '../../../nodes/gateways/eyun/cdn';
import * as gewe from '../../../nodes/gateways/gewe/cdn';

const parser = new XMLParser({ ignoreAttributes: false, parseAttributeValue: false });

/** What a reader finds in the message, by the name of its element. */
function attributesOf(xml: string, element: string): Record<string, string> {
	expect(XMLValidator.validate(xml)).toBe(true);
	const found = parser.parse(xml).msg[element] as Record<string, string>;
	return Object.fromEntries(
		Object.entries(found)
			.filter(([name]) => name.startsWith('@_'))
			.map(([name, value]) => [name.slice(2), value]),
	);
}

const image = { aesKey: 'key', fileId: 'place', length: 4061, md5: 'checksum' };
const video = { aesKey: 'key', fileId: 'place', length: 490566 };

it("GeWe: an image becomes the vendor's own example, with what was sent filled in", () => {
	expect(gewe.imageXml(image)).toBe(
		[
			'<?xml version="1.0"?>',
			'<msg>',
			'\t<img aeskey="key" encryver="1" cdnthumbaeskey="key" cdnthumburl="place" cdnthumblength="2253" cdnthumbheight="120" cdnthumbwidth="111" cdnmidheight="0" cdnmidwidth="0" cdnhdheight="0" cdnhdwidth="0" cdnmidimgurl="place" length="4061" md5="checksum" />',
			'\t<platform_signature></platform_signature>',
			'\t<imgdatahash></imgdatahash>',
			'</msg>',
		].join('\n'),
	);
});

it("GeWe: a video becomes the vendor's own example, with the seconds that were sent", () => {
	expect(gewe.videoXml(video, 7)).toBe(
		[
			'<?xml version="1.0"?>',
			'<msg>',
			'\t<videomsg aeskey="key" cdnvideourl="place" cdnthumbaeskey="key" cdnthumburl="place" length="490566" playlength="7" cdnthumblength="8192" cdnthumbwidth="135" cdnthumbheight="240" fromusername="" md5="" newmd5="" isplaceholder="0" rawmd5="" rawlength="0" cdnrawvideourl="" cdnrawvideoaeskey="" overwritenewmsgid="0" originsourcemd5="" isad="0" />',
			'</msg>',
		].join('\n'),
	);
});

it('what is special in XML is read as it was, whatever it holds', () => {
	const nasty = 'a"b<c>d&e&amp;f\'g';
	const sent = { aesKey: nasty, fileId: `${nasty} /><msg`, length: 1, md5: nasty };
	expect(attributesOf(gewe.imageXml(sent), 'img')).toMatchObject({
		aeskey: nasty,
		cdnthumbaeskey: nasty,
		cdnthumburl: `${nasty} /><msg`,
		cdnmidimgurl: `${nasty} /><msg`,
		md5: nasty,
	});
	expect(attributesOf(gewe.videoXml(sent, '7"'), 'videomsg')).toMatchObject({
		aeskey: nasty,
		cdnvideourl: `${nasty} /><msg`,
		playlength: '7"',
	});
});

it('a checksum that is missing or null leaves its attribute empty', () => {
	const { md5, ...without } = image;
	expect(md5).toBe('checksum');
	for (const sent of [without, { ...without, md5: null }]) {
		expect(attributesOf(gewe.imageXml(sent), 'img')).toMatchObject({ aeskey: 'key', md5: '' });
	}
});

it('E Cloud: what the uploads return goes to the same places', () => {
	const upload = { cdnUrl: 'place', aesKey: 'key' };
	expect(eyun.imageXml({ ...upload, hdLength: 4061 })).toBe(
		gewe.imageXml({ ...image, md5: undefined }),
	);
	expect(eyun.videoXml({ ...upload, length: 490566 }, 7)).toBe(gewe.videoXml(video, 7));
});
