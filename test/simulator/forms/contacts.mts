/** Friends and official accounts come, change and go. */
import { articleXml } from '../appXml.mts';
import { noticed, said, told } from '../events.mts';
import { findContact } from '../lookup.mts';
import { friendRequestXml } from '../noticeXml.mts';
import { befriended, estranged } from '../seed/people.mts';
import type { Contact, World } from '../world.mts';
import { type Form, sentence, type Stage, type Step, unquoted } from './form.mts';
import { anyPerson, namedContact, stageAccount } from './names.mts';

/** How a request came about when the line does not say: by the WeChat number. */
const BY_NUMBER = '3';

/** Callback 65001. */
function changed({ world, site }: Stage, contact: Contact): Step[] {
	const { wcId, nickName, remark, alias, avatar, labelIds, v1 } = contact;
	const picture = `${site}/media/${avatar}`;
	const facts = {
		...{ userName: wcId, nickName, remark, alias, encryptUserName: v1 },
		...{ bigHeadImgUrl: picture, smallHeadImgUrl: picture },
		labelIdList: labelIds.join(','),
		addContactScene: 0,
		bitMask: 4294967295,
	};
	return [{ callback: told(world, '65001', stageAccount(world), facts) }];
}

/** A notice in the chat with that contact. */
function notice(world: World, code: string, { wcId }: Contact, text: string): Step[] {
	const place = { account: stageAccount(world), from: wcId, chat: wcId };
	return [{ callback: noticed(world, code, place, text) }];
}

/** The account parts with a contact. */
function dropped(world: World, code: string, gone: Contact): Step[] {
	const account = stageAccount(world);
	world.contacts = world.contacts.filter((other) => other !== gone);
	if (gone.kind === 'friend') world.strangers.push(estranged(gone));
	return [{ callback: told(world, code, account, { userName: gone.wcId }) }];
}

export const contacts: Form[] = [
	{
		example: 'Zhang San asks to be friends: "Hi, I am Zhang San"',
		pattern: sentence('{name} asks to be friends[ with scene {number}]: ?{text}'),
		steps: ({ world }, { name, text = '', number = BY_NUMBER }) => {
			const account = stageAccount(world);
			const person = anyPerson(world, name);
			const { wcId, v1, v2, nickName } = person;
			if (findContact(world, wcId)) throw new Error(`${nickName} is a friend already`);
			const greeting = unquoted(text);
			const scene = Number(number);
			world.friendRequests = world.friendRequests.filter((other) => other.wcId !== wcId);
			world.friendRequests.push({ wcId, v1, v2, scene, greeting });
			const place = { account, from: 'fmessage', chat: 'fmessage' };
			const content = friendRequestXml(person, greeting, scene);
			const message = { kind: 'notice' as const, text: `${nickName}: ${greeting}`, content };
			return [{ callback: said(world, '30001', place, message) }];
		},
	},
	{
		example: 'Zhang San becomes a friend',
		pattern: sentence('{name} becomes a friend'),
		steps: (stage, { name }) => {
			const { world } = stage;
			const person = anyPerson(world, name);
			world.strangers = world.strangers.filter((other) => other !== person);
			const friend = findContact(world, person.wcId) ?? befriended(person);
			if (!world.contacts.includes(friend)) world.contacts.push(friend);
			return changed(stage, friend);
		},
	},
	{
		example: 'Li Lei is now called "Lei Lei"',
		pattern: sentence('{name} is now called {text}'),
		steps: (stage, { name, text = '' }) => {
			const contact = namedContact(stage.world, name);
			contact.nickName = unquoted(text);
			return changed(stage, contact);
		},
	},
	{
		example: 'account gives Li Lei the remark "Uncle Lei"',
		pattern: sentence('{account} gives {name} the remark {text}'),
		steps: (stage, { name, text = '' }) => {
			const contact = namedContact(stage.world, name);
			contact.remark = unquoted(text);
			return changed(stage, contact);
		},
	},
	{
		example: 'Lily deletes the account',
		pattern: sentence('{name} deletes {account}'),
		steps: ({ world }, { name }) => {
			const contact = namedContact(world, name);
			contact.zombie = 1;
			const text = `${contact.nickName}开启了朋友验证，你还不是他（她）朋友。请先发送朋友验证请求，对方验证通过后，才能聊天。<a href="weixin://findfriend/verifycontact">发送朋友验证</a>`;
			return notice(world, '65002', contact, text);
		},
	},
	{
		example: 'Lucy blocks the account',
		pattern: sentence('{name} blocks {account}'),
		steps: ({ world }, { name }) => {
			const contact = namedContact(world, name);
			contact.zombie = 2;
			return notice(world, '65003', contact, '消息已发出，但被对方拒收了。');
		},
	},
	{
		example: 'account deletes Lucy',
		pattern: sentence('{account} deletes {name}'),
		steps: ({ world }, { name }) => dropped(world, '65004', namedContact(world, name)),
	},
	{
		example: 'Demo News publishes "What to brew in October"',
		pattern: sentence('{name} publishes {text}'),
		steps: ({ world }, { name, text = '' }) => {
			const { wcId, nickName } = namedContact(world, name);
			const title = unquoted(text);
			const place = { account: stageAccount(world), from: wcId, chat: wcId };
			const content = articleXml(title, wcId, nickName);
			const message = { kind: 'link' as const, text: title, content };
			return [{ callback: said(world, '90001', place, message, { msgType: 49, title }) }];
		},
	},
	{
		example: 'account unfollows Demo News',
		pattern: sentence('{account} unfollows {name}'),
		steps: ({ world }, { name }) => dropped(world, '95001', namedContact(world, name)),
	},
];
