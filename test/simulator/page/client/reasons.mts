/** What the simulator's refusals mean, for whoever reads no Chinese. Pure. */
const MEANINGS: Array<[text: string, meaning: string]> = [
	['接收人不存在', 'There is nobody, or no group, with this ID.'],
	['标签不存在', 'There is no such label.'],
	['微信号不存在', 'There is no such account.'],
	['视频号不存在', 'There is no such channel.'],
	['视频不存在', 'There is no such video.'],
	['消息不存在', 'There is no such message.'],
	['超过撤回时间', 'It is too late to revoke this.'],
	['只能在群聊中@成员', 'Only members of the group can be mentioned.'],
	['content格式错误', 'This kind of message needs other content.'],
	['base64格式错误', 'The file is no data URI in base64.'],
	['朋友圈不存在', 'There is no such Moment.'],
	['评论不存在', 'There is no such comment.'],
	['没有权限', 'The account may not do this.'],
	['接口不存在', 'The gateway has no such endpoint.'],
	['参数错误', 'A parameter is wrong.'],
	['Authorization无效', 'The Authorization is wrong.'],
	['X-GEWE-TOKEN', 'The token is missing or wrong.'],
	['wId无效', 'The account has logged in anew since, or not at all.'],
	['微信已离线', 'The account is offline.'],
	['设备不存在', 'There is no such device.'],
	['任务不存在', 'There is no such job.'],
	['httpUrl无效', 'This is no URL.'],
	['下载文件失败', 'The gateway could not get the file from its link.'],
	['xml解析异常', 'The XML is not as WeChat writes it.'],
	['失败', 'It has failed; the gateway says no more than that.'],
];

/** @returns nothing for a text that is not known, or says it in English already */
export function explained(reason: string): string | undefined {
	return MEANINGS.find(([text]) => reason.includes(text))?.[1];
}
