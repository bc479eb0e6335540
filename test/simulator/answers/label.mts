/** Labels of contacts. */
import type { Handlers } from '../call.mts';
import { deleteLabels, labelNamed, setLabels } from '../labels.mts';

export const label: Handlers = {
	'/addContactLabel': (call) => labelNamed(call.world, call.text('labelName')),

	'/delContactLabel': (call) => deleteLabels(call.world, call.list('labelIdList').map(Number)),

	'/getContactLabelList': (call) => call.world.labels,

	'/modifyContactLabel': (call) =>
		setLabels(call.world, call.text('wcId'), call.list('labelIdList').map(Number)),
};
