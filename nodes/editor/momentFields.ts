import type { SharedField } from './fields';

/** Fields of operations of Moments. */

export const postId = {
	parameter: 'id',
	displayName: 'Post ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 13351211557386072142',
} satisfies SharedField;

export const postXml = {
	parameter: 'postXml',
	displayName: 'Post XML',
	wire: 'string',
	required: true,
	rows: 4,
	placeholder: 'e.g. <TimelineObject>…</TimelineObject>',
} satisfies SharedField;

export const postText = {
	parameter: 'postText',
	displayName: 'Text',
	wire: 'string',
	rows: 3,
	placeholder: 'e.g. Fresh tulips are in!',
} satisfies SharedField;

/** The images of a post. */
export const images = {
	displayName: 'Images',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/tulips.png',
	description: 'Links, or names of binary fields; * stands for all files of the item',
	hint: 'Links to binary fields have no file extension: not yet tried with a live gateway',
} satisfies Omit<SharedField, 'wire'>;

export const comment = {
	parameter: 'comment',
	displayName: 'Comment',
	wire: 'string',
	required: true,
	rows: 3,
	placeholder: 'e.g. Beautiful!',
} satisfies SharedField;

export const replyCommentId = {
	parameter: 'replyCommentId',
	displayName: 'Reply to Comment ID',
	wire: 'integer',
	placeholder: 'e.g. 227',
	description: 'ID of the comment to answer, as returned by Get. Empty comments on the post.',
} satisfies SharedField;

export const commentId = {
	parameter: 'commentId',
	displayName: 'Comment ID',
	wire: 'integer',
	required: true,
	placeholder: 'e.g. 227',
	description: 'ID of the comment, as returned by Get',
} satisfies SharedField;

export const firstPageMd5 = {
	parameter: 'firstPageMd5',
	displayName: 'First Page MD5',
	wire: 'string',
	description:
		'To go on after a page that was read with Simplify off: its firstPageMd5, or the last one that was not null',
} satisfies SharedField;

export const maxId = {
	parameter: 'maxId',
	displayName: 'Last Post ID',
	wire: 'long',
	placeholder: 'e.g. 13351211557386072142',
	description: 'To begin with the posts before this one: its ID',
} satisfies SharedField;

export const linkTitle = {
	parameter: 'title',
	displayName: 'Link Title',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Spring sale',
} satisfies SharedField;

export const linkDescription = {
	parameter: 'description',
	displayName: 'Link Description',
	wire: 'string',
	placeholder: 'e.g. All tulips at half price',
} satisfies SharedField;

export const linkUrl = {
	parameter: 'url',
	displayName: 'Link URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://example.com/sale',
} satisfies SharedField;

export const linkThumbnail = {
	parameter: 'thumbUrl',
	displayName: 'Thumbnail',
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/sale.png',
	description: 'The small image beside the title',
} satisfies SharedField;

export const showToContacts = {
	parameter: 'groupUser',
	displayName: 'Show to Contacts',
	wire: 'list',
	pick: 'contact',
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Only these contacts see the post',
} satisfies SharedField;

export const hideFromContacts = {
	parameter: 'blackList',
	displayName: 'Hide From Contacts',
	wire: 'list',
	pick: 'contact',
	placeholder: 'e.g. wxid_abc123def456',
	description: 'These contacts do not see the post',
} satisfies SharedField;

export const showToLabels = {
	parameter: 'groupUserLabelIds',
	displayName: 'Show to Labels',
	wire: 'list',
	pick: 'label',
	placeholder: 'e.g. 1',
	description: 'Only contacts with these labels see the post',
} satisfies SharedField;

export const hideFromLabels = {
	parameter: 'blackListLabelIds',
	displayName: 'Hide From Labels',
	wire: 'list',
	pick: 'label',
	placeholder: 'e.g. 1',
	description: 'Contacts with these labels do not see the post',
} satisfies SharedField;

/** What to do about a video of a post that is not to be had. */
export const NO_VIDEO =
	'Check that the post has a video, and that the XML is complete and unchanged, as returned by Get.';
