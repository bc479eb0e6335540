/** A message, as a chat shows it. */
import type { ComponentChildren } from 'preact';
import type { PageFile, PageMessage } from '../wire.mts';
import type { IconName } from './iconNames.mts';
import { Address, Avatar, Icon, sizeOf, Time } from './parts.tsx';
import { t } from './settings.mts';
import { filled, type Texts } from './texts.mts';

const ICONS: Record<string, IconName> = {
	image: 'image',
	voice: 'mic',
	video: 'film',
	file: 'file',
	sticker: 'sticker',
	link: 'link',
	card: 'contact',
	miniProgram: 'blocks',
	announcement: 'megaphone',
	joinRequest: 'userQuestion',
	chatHistory: 'messages',
	transfer: 'banknote',
	redPacket: 'gift',
	channelVideo: 'tv',
	location: 'mapPin',
	music: 'music',
	call: 'phone',
};

export const kindOf = (kind: string) => t().kinds[kind as keyof Texts['kinds']] ?? kind;

/** What a list says of a message in one line. */
export function summaryOf({ kind, text, details }: PageMessage): string {
	if (['text', 'notice', 'quote'].includes(kind)) return text;
	const said = details.title ?? (/^(\[|https?:)/.test(text) ? '' : text);
	return said ? `[${kindOf(kind)}] ${said}` : `[${kindOf(kind)}]`;
}

function Download({ file }: { file: PageFile }) {
	return (
		<a class="download" href={file.url} download={file.name}>
			<Icon name="download" />
			{t().download}
			<span class="faint">{sizeOf(file.size)}</span>
		</a>
	);
}

/** A card: what it is, its title, what there is to say about it. */
function Card({ message, children }: { message: PageMessage; children?: ComponentChildren }) {
	const { kind, text, details } = message;
	const { title = text, description, url, author, amount } = details;
	return (
		<div class="card">
			<span class="card-kind">
				<Icon name={ICONS[kind] ?? 'question'} />
				{kindOf(kind)}
			</span>
			{title && <strong>{title}</strong>}
			{amount && <strong class="amount">{amount}</strong>}
			{description && description !== title && <span class="card-text">{description}</span>}
			{author && <span class="faint">{author}</span>}
			{url && <Address url={url} />}
			{children}
		</div>
	);
}

function Picture({ message }: { message: PageMessage }) {
	const { file, text, fromName, kind } = message;
	if (file?.shows === 'image') {
		const alt = kind === 'sticker' ? kindOf(kind) : filled(t().pictureOf, fromName);
		return (
			<a href={file.url} target="_blank" rel="noreferrer noopener">
				<img class="picture" src={file.url} alt={alt} loading="lazy" />
			</a>
		);
	}
	return <Card message={{ ...message, text: '' }}>{outside(text)}</Card>;
}

/** The link of a file that the simulator has not got. */
const outside = (text: string) =>
	/^https?:/.test(text) && (
		<>
			<Address url={text} />
			<span class="faint">{t().notFetched}</span>
		</>
	);

function Voice({ message }: { message: PageMessage }) {
	const { file, fromName, details, text } = message;
	if (file?.shows !== 'audio')
		return <Card message={{ ...message, text: '' }}>{outside(text)}</Card>;
	return (
		<div class="voice">
			<audio
				controls
				preload="none"
				src={`${file.url}/sound`}
				aria-label={filled(t().playVoice, fromName)}
			/>
			{details.seconds !== undefined && (
				<span class="faint">{filled(t().seconds, Math.round(details.seconds * 10) / 10)}</span>
			)}
		</div>
	);
}

function Content({ message }: { message: PageMessage }) {
	const { kind, text, file, details } = message;
	if (kind === 'text' || kind === 'quote') return <p class="words">{text}</p>;
	if (kind === 'image' || kind === 'sticker') return <Picture message={message} />;
	if (kind === 'voice') return <Voice message={message} />;
	if (kind === 'video') {
		return (
			<Card message={{ ...message, text: '' }}>
				{details.seconds !== undefined && (
					<span class="faint">{filled(t().seconds, details.seconds)}</span>
				)}
				{file ? <Download file={file} /> : outside(text)}
			</Card>
		);
	}
	if (kind === 'file') return <Card message={message}>{file && <Download file={file} />}</Card>;
	return <Card message={{ ...message, text: text.replace(/^\[[^\]]*\] ?/, '') }} />;
}

interface BubbleProps {
	message: PageMessage;
	/** In groups it says who it is. */
	withName: boolean;
	onQuote?: () => void;
	onRevoke?: () => void;
}

export function Bubble({ message, withName, onQuote, onRevoke }: BubbleProps) {
	const { kind, sent, from, fromName, revoked, quotes, mentions, time, text } = message;
	if (kind === 'notice') {
		return (
			<li class="notice">
				<span>{text}</span> <Time at={time} />
			</li>
		);
	}
	return (
		<li
			class={`message${sent ? ' sent' : ''}${revoked ? ' revoked' : ''}`}
			data-message={message.id}
		>
			<Avatar id={from} name={fromName} />
			<div class="message-body">
				<span class={withName && !sent ? 'from' : 'from unseen'}>
					{fromName}
					<span class="unseen">:</span>
				</span>
				<div class="bubble">
					<Content message={message} />
					{quotes && (
						<blockquote>
							<strong>{quotes.name}</strong> {quotes.text}
						</blockquote>
					)}
				</div>
				<span class="meta">
					{revoked && <strong class="tag">{t().revoked}</strong>}
					{mentions.length > 0 && (
						<span class="tag">@ {mentions.map((name) => name ?? t().everybody).join(', ')}</span>
					)}
					<Time at={time} />
					{!revoked && onQuote && (
						<button type="button" class="small" onClick={onQuote}>
							<Icon name="quote" />
							<span class="unseen">{t().quote}</span>
						</button>
					)}
					{!revoked && onRevoke && (
						<button type="button" class="small" onClick={onRevoke}>
							<Icon name="undo" />
							<span class="unseen">{t().revoke}</span>
						</button>
					)}
				</span>
			</div>
		</li>
	);
}
