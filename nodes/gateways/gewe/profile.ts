import type { Operation } from './operation';

/** What may be changed in one call. */
const PARTS: string[][] = [['nickName'], ['sex'], ['signature'], ['country', 'province', 'city']];

const REGION = 'Part of the region: country, province and city belong together';

/** /personal/updateProfile changes one thing a call, and leaves out what stays as it is. */
export const chosenProfile: Pick<Operation, 'fields' | 'check'> = {
	fields: [
		{
			name: 'nickName',
			parameter: 'newNickname',
			displayName: 'Nickname',
			wire: 'string',
			placeholder: 'e.g. Tea Shop',
			description: 'How the account is called',
		},
		{
			name: 'sex',
			displayName: 'Gender',
			wire: 'string',
			choices: [
				{ name: 'Female', value: '2' },
				{ name: 'Male', value: '1' },
			],
		},
		{
			name: 'signature',
			parameter: 'newSignature',
			displayName: 'Signature',
			wire: 'string',
			placeholder: 'e.g. Open from 9 to 18',
			description: 'The line below the name',
		},
		{
			name: 'country',
			displayName: 'Country',
			wire: 'string',
			placeholder: 'e.g. CN',
			description: REGION,
		},
		{
			name: 'province',
			displayName: 'Province',
			wire: 'string',
			placeholder: 'e.g. Zhejiang',
			description: REGION,
		},
		{
			name: 'city',
			displayName: 'City',
			wire: 'string',
			placeholder: 'e.g. Hangzhou',
			description: REGION,
		},
	],
	check: (body) => {
		const chosen = PARTS.filter((names) => names.some((name) => body[name] !== undefined));
		if (chosen.length === 1) return undefined;
		return chosen.length === 0
			? "Nothing is to be changed: add Nickname, Gender, Signature or the region under 'Additional Fields'"
			: "The gateway changes one thing in the profile with each call: fill in only one of Nickname, Gender, Signature and the region (Country, Province and City together) under 'Additional Fields'";
	},
};
