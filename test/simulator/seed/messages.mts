/** The chat history of the demo world: one message of every kind that can be downloaded. */
import { nowSeconds } from '../ids.mts';
import type { Message } from '../world.mts';
import {
	announcementXml,
	fileXml,
	imageXml,
	linkXml,
	miniProgramXml,
	stickerXml,
	videoXml,
	voiceXml,
} from '../xml.mts';
import { joinRequestXml } from '../noticeXml.mts';
import { SHOP } from './accounts.mts';
import { CUSTOMERS, FAMILY } from './groups.mts';

type Given = Pick<Message, 'newMsgId' | 'chat' | 'from' | 'kind' | 'text'> & Partial<Message>;

const LI_LEI = 'wxid_lilei00demo01';
const HAN_MEIMEI = 'wxid_hanmei0demo02';
const LUCY = 'wxid_lucy000demo03';

/** In groups, media messages carry "sender:\n" before their XML. */
const inGroup = (from: string, xml: string) => `${from}:\n${xml}`;

export function demoMessages(): Message[] {
	const voice = { bufId: '7294837465019283745', length: 4212 };
	const history: Given[] = [
		{
			newMsgId: 3166120021925175285n,
			chat: LI_LEI,
			from: LI_LEI,
			kind: 'text',
			text: 'Are you open today?',
		},
		{
			newMsgId: 8015075888668773694n,
			chat: LI_LEI,
			from: SHOP,
			kind: 'text',
			text: 'Yes, until six.',
		},
		{
			newMsgId: 6288973548168670026n,
			chat: FAMILY,
			from: LI_LEI,
			kind: 'text',
			text: 'Dinner on Sunday?',
		},
		{
			newMsgId: 7175333311063873621n,
			chat: FAMILY,
			from: HAN_MEIMEI,
			kind: 'image',
			text: '[image]',
			content: inGroup(HAN_MEIMEI, imageXml()),
		},
		{
			newMsgId: 5576224237104747187n,
			chat: HAN_MEIMEI,
			from: HAN_MEIMEI,
			kind: 'voice',
			text: '[voice]',
			content: voiceXml(HAN_MEIMEI, voice.bufId, voice.length, 2300),
			voice,
		},
		{
			newMsgId: 1109510141823131559n,
			chat: LI_LEI,
			from: LI_LEI,
			kind: 'video',
			text: '[video]',
			content: videoXml(),
		},
		{
			newMsgId: 2750913847561029381n,
			chat: LUCY,
			from: LUCY,
			kind: 'file',
			text: 'order.pdf',
			content: fileXml('order.pdf', 20480),
		},
		{
			newMsgId: 4839201748392017483n,
			chat: FAMILY,
			from: LI_LEI,
			kind: 'sticker',
			text: '[sticker]',
			content: inGroup(LI_LEI, stickerXml()),
		},
		{
			newMsgId: 6019283746501928375n,
			chat: LUCY,
			from: LUCY,
			kind: 'link',
			text: 'Article',
			content: linkXml('Article', 'https://example.com/article', 'Worth reading'),
		},
		{
			newMsgId: 3928374650192837461n,
			chat: CUSTOMERS,
			from: LUCY,
			kind: 'miniProgram',
			text: 'Order form',
			content: inGroup(
				LUCY,
				miniProgramXml('Order form', 'gh_0123456demo@app', 'pages/order.html'),
			),
		},
		{
			newMsgId: 5839201748392017485n,
			chat: CUSTOMERS,
			from: SHOP,
			kind: 'announcement',
			text: 'Orders before noon, please',
			content: announcementXml('Orders before noon, please'),
		},
		{
			newMsgId: 7739201748392017481n,
			chat: CUSTOMERS,
			from: CUSTOMERS,
			kind: 'joinRequest',
			text: 'Lucy wants to invite New Guy',
			content: joinRequestXml(
				CUSTOMERS,
				{ wcId: LUCY, nickName: 'Lucy' },
				{ wcId: 'wxid_newguy0demo09', nickName: 'New Guy' },
				'A colleague',
			),
		},
	];
	const start = nowSeconds() - history.length;
	return history.map((given, index) => ({
		msgId: 1052001123 + index,
		createTime: start + index,
		account: SHOP,
		direction: given.from === SHOP ? 'sent' : 'received',
		content: given.text,
		at: [],
		revoked: false,
		...given,
	}));
}
