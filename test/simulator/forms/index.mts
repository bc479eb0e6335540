/** All forms, in the order in which they are tried. A new form is one more entry in its chapter. */
import { contacts } from './contacts.mts';
import { director } from './director.mts';
import type { Chapter } from './form.mts';
import { gewe } from './gewe.mts';
import { groups } from './groups.mts';
import { messages } from './messages.mts';
import { platform } from './platform.mts';
import { reactions } from './reactions.mts';
import { texts } from './texts.mts';

/** What happens with every gateway. */
export const chapters: Chapter[] = [
	{ title: 'Texts', forms: texts },
	{
		title: 'Other messages (all also with "in group Family", or "Demo Shop … to Li Lei")',
		forms: messages,
	},
	{ title: 'In a chat', forms: reactions },
	{ title: 'Friends and official accounts', forms: contacts },
	{ title: 'Groups', forms: groups },
	{ title: 'The gateway', forms: platform },
	{ title: 'The play', forms: director },
];

/** The same, and what happens with one gateway only. */
export const allChapters: Chapter[] = [...chapters, { title: 'With GeWe only', forms: gewe }];
