/** Labels of contacts, whichever gateway sets them. */
import { findContact } from './lookup.mts';
import type { Label, World } from './world.mts';

/** The label of that name, a new one if there is none. */
export function labelNamed({ labels }: World, labelName: string): Label {
	const known = labels.find((other) => other.labelName === labelName);
	if (known) return known;
	const labelId = Math.max(0, ...labels.map((other) => other.labelId)) + 1;
	const label = { labelId, labelName };
	labels.push(label);
	return label;
}

/** Takes labels away, also from whoever has them. */
export function deleteLabels(world: World, gone: number[]): void {
	world.labels = world.labels.filter(({ labelId }) => !gone.includes(labelId));
	for (const contact of world.contacts) {
		contact.labelIds = contact.labelIds.filter((id) => !gone.includes(id));
	}
}

/** Replaces all labels of a contact. */
export function setLabels(world: World, wcId: string, labelIds: number[]): void {
	const contact = findContact(world, wcId);
	if (contact) contact.labelIds = labelIds;
}
