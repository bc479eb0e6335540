import { toCodes } from '../../engine/errorCodes';

/** What only GeWe says. */
export const geweCodes = toCodes({
	alreadyOnline: [
		'never',
		'The gateway takes the account for logged in, so there is nothing to do',
	],
	autoCheckUnsuitable: ['afterChange', "'Auto Check' does not fit the kind of device"],
	deviceNotCreated: ['later', 'The gateway could not create the device'],
	deviceUnknown: ['afterChange', 'The gateway does not know the device'],
	fileNotFetched: ['afterChange', 'The gateway could not fetch or send the file behind a link'],
	gatewayBusy: ['later', 'The gateway is busy with other downloads; nothing was done'],
	notScanned: ['afterChange', 'The QR code was not scanned and confirmed in time'],
});
