/**
 * Where the simulator's answers say more or less than the vendor's documents. It has to invent what
 * these leave open, and answers null where a field may be; a schema holds what is documented only.
 */
import type { Kind, Shape } from './shape.mts';

/** An operation, as resource and value: "group get". */
type Title = string;

/** What comes back is not documented; these have no schema. */
export const UNDOCUMENTED: Record<Title, string> = {
	'account logOut': 'null or an object of which no key is known',
	'channel commentOnVideo': 'its page tells of the request alone',
	'contact getPlus': "it is not in the vendor's catalog",
	'login getLoginState': "it is not in the vendor's catalog",
	'channel getNotifications': 'a list of which no key is known',
	'group joinByQrCode': 'known for one of its three types only',
};

/** Types of fields that the simulator leaves null. */
const TYPES: Record<Title, Record<string, Kind>> = {
	'login logInToGateway': { callbackUrl: 'string' },
	'message sendSticker': { type: 'integer', createTime: 'integer', wcId: 'string' },
	'tool getOfflineReason': { reason: 'string' },
};

/** What the simulator says of a video beside what other operations need, which alone is documented. */
const VIDEO = [
	'createTime',
	'userName',
	'nickName',
	'description',
	'thumbUrl',
	'videoUrl',
	'videoPlayLen',
	'likeCount',
	'favCount',
	'readCount',
];

/** What the simulator says of the channels in a `finderList`, of which nothing is documented. */
const FINDER_LIST = ['userName', 'nickName', 'headUrl', 'signature'].map(
	(field) => `finderList.${field}`,
);

/** Fields that only the simulator is known to answer. A dot leads to a field inside another. */
const INVENTED: Record<Title, string[]> = {
	'channel getLikedVideos': VIDEO,
	'channel getMyHome': FINDER_LIST,
	'channel getUserHome': VIDEO,
	'channel logInToAssistant': FINDER_LIST,
	'channel search': ['nickName', 'headUrl', 'signature', 'source.title'],
	'group getMembers': ['chatRoomId'],
	'login logInWithPassword': ['newDevice', 'source', 'deviceId', 'mac'],
	'moment forward': ['likeFlag'],
};

type Change = (field: Shape) => Shape | undefined;

/**
 * Changes one field, which may be a field of an object or of the entries of a list.
 *
 * @param change gives the new shape of the field, or nothing to leave it out
 * @throws Error when there is no such field
 */
function changed(shape: Shape, path: string, change: Change): Shape {
	if (shape.entries) return withEntries(shape, changed(shape.entries, path, change));
	const [name, ...rest] = path.split('.');
	const { [name]: field, ...others } = shape.fields ?? {};
	if (!field) throw new Error(`The answer has no field '${path}'`);
	const next = rest.length ? changed(field, rest.join('.'), change) : change(field);
	// A name that stays keeps its place.
	return withFields(shape, next ? { ...shape.fields, [name]: next } : others);
}

/** An object of which no field is known is no more than an object. */
const withFields = ({ kinds }: Shape, fields: Record<string, Shape>): Shape => ({
	kinds,
	...(Object.keys(fields).length && { fields }),
});

/** A list of whose entries no field is known is no more than a list. */
const withEntries = ({ kinds }: Shape, entries: Shape): Shape => ({
	kinds,
	...(entries.fields && { entries }),
});

/** Gives a field that was null only its type. */
const typed =
	(kind: Kind): Change =>
	({ kinds }) => {
		if (kinds.join() !== 'null') throw new Error(`The answer has a ${kinds.join(' or ')} itself`);
		return { kinds: [kind] };
	};

/**
 * The shape of an operation's answer as far as it is documented.
 *
 * @throws Error when a correction is out of date
 */
export function asDocumented(title: Title, shape: Shape): Shape {
	const changes = [
		...Object.entries(TYPES[title] ?? {}).map(([path, kind]) => [path, typed(kind)] as const),
		...(INVENTED[title] ?? []).map((path) => [path, () => undefined] as const),
	];
	return changes.reduce((before, [path, change]) => changed(before, path, change), shape);
}
