import { searchFor } from '../../../editor/contactFields';
import { GET_MANY } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { old } from '../legacy';
import type { Resource } from '../operation';

const start = (name: string, displayName: string, from: string): Field => ({
	name,
	displayName,
	wire: 'integer',
	whenEmpty: 0,
	placeholder: 'e.g. 641521234',
	description: `To go on after a page that was read with Simplify off: its ${from}. Empty starts with the first page.`,
});

export const legacyContact: Resource = {
	value: 'legacyContact',
	name: 'Legacy Contact',
	startWith: GET_MANY,
	operations: [
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many contact IDs with the legacy API',
			description: old(
				'Retrieve a list of the IDs of contacts, groups (…@chatroom) and Official Accounts (gh_…)',
			),
			path: '/api/contacts/listings',
			pace: 'addressList',
			pages: {
				list: 'ContactUsernameList',
				// The vendor writes the flag like this.
				next: ({ CountinueFlag, CurrentWxcontactSeq, CurrentChatRoomContactSeq }) =>
					Number(CountinueFlag) === 1
						? {
								current_wxcontact_seq: CurrentWxcontactSeq,
								current_chat_room_contact_seq: CurrentChatRoomContactSeq,
							}
						: undefined,
			},
			fields: [
				start('current_wxcontact_seq', 'Start of Contacts', 'CurrentWxcontactSeq'),
				start('current_chat_room_contact_seq', 'Start of Groups', 'CurrentChatRoomContactSeq'),
			],
		},
		{
			value: 'search',
			name: 'Search',
			action: 'Find person with the legacy API',
			description: old(
				'Find a person by phone number or WeChat ID. UserName is the key of the person, or the contact ID if it is a contact already',
			),
			path: '/api/contacts/search',
			pace: 'searchPerson',
			fields: [{ name: 'user_name', ...searchFor }],
		},
	],
};
