/** Labels of contacts. */
import type { Handlers } from '../call.mts';
import { findContact } from '../lookup.mts';

export const label: Handlers = {
	'/addContactLabel': (call) => {
		const { labels } = call.world;
		const labelName = call.text('labelName');
		const known = labels.find((other) => other.labelName === labelName);
		if (known) return known;
		const labelId = Math.max(0, ...labels.map((other) => other.labelId)) + 1;
		labels.push({ labelId, labelName });
		return { labelId, labelName };
	},

	'/delContactLabel': (call) => {
		const gone = call.list('labelIdList').map(Number);
		call.world.labels = call.world.labels.filter(({ labelId }) => !gone.includes(labelId));
		for (const contact of call.world.contacts) {
			contact.labelIds = contact.labelIds.filter((id) => !gone.includes(id));
		}
	},

	'/getContactLabelList': (call) => call.world.labels,

	// Replaces all labels of the contact.
	'/modifyContactLabel': (call) => {
		const contact = findContact(call.world, call.text('wcId'));
		if (contact) contact.labelIds = call.list('labelIdList').map(Number);
	},
};
