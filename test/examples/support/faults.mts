import type { Misbehaviour } from '../../simulator/index.mts';
import type { Trial } from './trial.mts';

/** What the gateways call the endpoints with which the examples go wrong. */
const ENDPOINTS = {
	acceptRequest: { eyun: '/acceptUser', gewe: '/contacts/addContacts' },
	getQrCode: { eyun: '/iPadLogin', gewe: '/login/getLoginQrCode' },
	postText: { eyun: '/snsSend', gewe: '/sns/sendTextSns' },
	removeMembers: { eyun: '/deleteChatRoomMember', gewe: '/group/removeMember' },
	sendText: { eyun: '/sendText', gewe: '/message/postText' },
} satisfies Record<string, Record<Trial['gateway'], string>>;

/** Lets the next request to an endpoint go wrong, or that many. */
export function misbehaving(
	{ simulator, gateway }: Trial,
	endpoint: keyof typeof ENDPOINTS,
	how: Misbehaviour,
	times = 1,
): void {
	simulator.misbehave(ENDPOINTS[endpoint][gateway], how, times);
}

/** What a gateway says that wants to be left alone for a while. */
export const tooOften = ({ gateway }: Trial): Misbehaviour => ({
	refuse: { code: gateway === 'gewe' ? '500' : '1001', message: '操作过于频繁，请稍后再试' },
});

/** A refusal that nobody knows. */
export const noReason = ({ gateway }: Trial): Misbehaviour => ({
	refuse: { code: gateway === 'gewe' ? '500' : '1001', message: '内容不支持' },
});
