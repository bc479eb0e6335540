import type { Scenario } from '../support/trial.mts';
import { alertToAGroup, alertToMyWeChat } from './alertToMyWeChat.mts';
import { replyInAGroup } from './replyInAGroup.mts';
import { welcomeToTheGroup } from './welcomeToTheGroup.mts';

/** One for each example at least; the first of each also sees whether its nodes are needed. */
export const scenarios: Scenario[] = [
	replyInAGroup,
	alertToMyWeChat,
	alertToAGroup,
	welcomeToTheGroup,
];
