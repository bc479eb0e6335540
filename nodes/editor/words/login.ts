import type { Words } from './words';

/** Operations that more than one gateway has. */
export const login = {
	getAddressList: {
		value: 'getAddressList',
		renewsLists: true,
		name: 'Get Address List',
		action: 'Get address list with all contacts and saved groups',
		description:
			'Retrieve the IDs of all friends, saved groups and Official Accounts. Run Initialize Address List before, once after each login.',
	},
	getQrCode: {
		value: 'getQrCode',
		name: 'Get QR Code',
		action: 'Get QR code for account login',
		description: 'Start a login: get a QR code to scan with WeChat on the phone',
	},
	logInAgain: {
		value: 'logInAgain',
		name: 'Log In Again',
		action: 'Log in account again without QR code',
		description:
			'Log in an account that was logged in before: the phone asks for a confirmation, no QR code is needed',
	},
	logInWithPassword: {
		value: 'logInWithPassword',
		name: 'Log In With Password',
		action: 'Log in account with password',
		description:
			'Log in with WeChat account and password. Only for accounts that WeChat keeps asking for verification; run it, scan the QR code, then run it again with the session ID.',
	},
	waitForScan: {
		value: 'waitForScan',
		name: 'Wait for Scan',
		action: 'Wait for scan of login QR code',
		description:
			'Finish a login: waits up to 250 seconds until the QR code has been scanned and confirmed',
	},
} satisfies Record<string, Words>;
