/** The world a simulator starts with. Everything in it is invented. */
import type { World } from '../world.mts';
import { demoAccounts, demoDeveloper } from './accounts.mts';
import { demoChannel } from './channel.mts';
import { demoGroups, demoInvitations } from './groups.mts';
import { demoMessages } from './messages.mts';
import { demoMoments } from './moments.mts';
import { demoContacts, demoFriendRequests, demoStrangers } from './people.mts';

/** A fresh demo world; top-level parts given in `changes` replace the demo's. */
export function demoWorld(changes: Partial<World> = {}): World {
	const world: World = {
		gewe: {
			dialect: 'nested',
			groupMarking: 'fromGroup',
			eventCode: true,
			headerSecret: null,
			phones: ['13800000001', '13911112222'],
			next: [],
		},
		developer: demoDeveloper(),
		accounts: demoAccounts(),
		logins: [],
		loginRules: {
			autoScan: true,
			scanAfterMs: 0,
			verifyPages: 0,
			verifyCode: null,
			refuseSecondLogin: false,
		},
		contacts: demoContacts(),
		strangers: demoStrangers(),
		groups: demoGroups(),
		invitations: demoInvitations(),
		labels: [
			{ labelId: 1, labelName: 'Customers' },
			{ labelId: 2, labelName: 'Family' },
			{ labelId: 3, labelName: 'Suppliers' },
		],
		moments: demoMoments(),
		favorites: [
			{
				favId: 101,
				type: 1,
				updateTime: 1760000300,
				xml: '<favitem type="1"><desc>Opening hours</desc></favitem>',
			},
			{
				favId: 102,
				type: 2,
				updateTime: 1760000200,
				xml: '<favitem type="2"><datalist count="1"></datalist></favitem>',
			},
			{
				favId: 103,
				type: 5,
				updateTime: 1760000100,
				xml: '<favitem type="5"><weburlitem><pagetitle>Price list</pagetitle></weburlitem></favitem>',
			},
			{
				favId: 104,
				type: 1,
				updateTime: 1760000050,
				xml: '<favitem type="1"><desc>Delivery terms</desc></favitem>',
			},
			{
				favId: 105,
				type: 8,
				updateTime: 1760000000,
				xml: '<favitem type="8"><title>catalog.pdf</title></favitem>',
			},
		],
		messages: demoMessages(),
		jobs: [],
		jobsFail: false,
		jobPolls: 2,
		downloadBytes: null,
		uploads: [],
		friendRequests: demoFriendRequests(),
		sentRequests: [],
		channel: demoChannel(),
		privacy: {},
		revokeWithinSeconds: 120,
	};
	return { ...world, ...structuredClone(changes) };
}
