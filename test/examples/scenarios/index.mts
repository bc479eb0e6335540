import type { Scenario } from '../support/trial.mts';
import { aiAnswers } from './aiAnswers.mts';
import { alertToAGroup, alertToMyWeChat } from './alertToMyWeChat.mts';
import { bridge } from './bridge.mts';
import { broadcastWithReport } from './broadcastWithReport.mts';
import { groupDigest, groupDigestWithoutAi } from './groupDigest.mts';
import { keepTheGroupClean } from './keepTheGroupClean.mts';
import { newFriendToCrm, newFriendToPostgres } from './newFriendToCrm.mts';
import { replyInAGroup } from './replyInAGroup.mts';
import { scheduledMoments } from './scheduledMoments.mts';
import { sendInOrder } from './sendInOrder.mts';
import { tellMeWhenOffline } from './tellMeWhenOffline.mts';
import { voiceAndImages } from './voiceAndImages.mts';
import { weChatAsMcpServer } from './weChatAsMcpServer.mts';
import { welcomeToTheGroup } from './welcomeToTheGroup.mts';

/** One for each example at least; the first of each also sees whether its nodes are needed. */
export const scenarios: Scenario[] = [
	replyInAGroup,
	alertToMyWeChat,
	alertToAGroup,
	welcomeToTheGroup,
	broadcastWithReport,
	scheduledMoments,
	keepTheGroupClean,
	bridge,
	tellMeWhenOffline,
	newFriendToCrm,
	newFriendToPostgres,
	groupDigest,
	groupDigestWithoutAi,
	voiceAndImages,
	aiAnswers,
	sendInOrder,
	weChatAsMcpServer,
];
