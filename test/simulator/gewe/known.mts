/** What the ids in requests to GeWe must name, so that a mixed-up or rounded one is noticed. */
import {
	anybody,
	anyChannel,
	chat,
	type Check,
	contact,
	contactOrSelf,
	group,
	label,
	memberOf,
	myChannel,
	myRole,
	person,
	weCom,
} from '../known.mts';

const member = memberOf('chatroomId');

export const checks: Record<string, Check> = {
	toWxid: chat,
	chatroomId: group,
	wxid: contact,
	memberWxid: member,
	memberWxids: member,
	nameCardWxid: contact,
	labelIds: label,
	wxIds: contact,
	allowWxIds: contact,
	atWxIds: contact,
	disableWxIds: contact,
	allowTagIds: label,
	disableTagIds: label,
	myUserName: myChannel,
	myRoleType: myRole,
	toUserName: anyChannel,
	'/im/detail toUserName': weCom,
	'/contacts/checkRelation wxids': person,
	'/contacts/getBriefInfo wxids': anybody,
	'/contacts/getDetailInfo wxids': anybody,
	'/group/createChatroom wxids': contact,
	'/group/inviteMember wxids': contact,
	'/group/removeMember wxids': member,
	'/group/adminOperate wxids': member,
	// Whose comment is deleted, or answered, is anybody's.
	'/sns/commentSns wxid': contactOrSelf,
	'/sns/likeSns wxid': contactOrSelf,
	'/api/group/invite group_id': group,
};
