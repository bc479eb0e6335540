/** The Moments of the account and its friends, and doing something about them as a friend. */
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { MomentRequest, PageMoment } from '../wire.mts';
import { actOnMoments } from './api.mts';
import { quietly } from './happen.mts';
import { Address, Avatar, Empty, Failure, Icon, Time } from './parts.tsx';
import { t } from './settings.mts';
import { moments, state } from './store.mts';
import { filled } from './texts.mts';

const as = signal('');

const friends = () => state.value?.contacts.filter(({ kind }) => kind === 'friend') ?? [];

const friend = () => friends().find(({ wcId }) => wcId === as.value) ?? friends()[0];

const act = (request: MomentRequest) => quietly(() => actOnMoments(request));

function Audience({ moment }: { moment: PageMoment }) {
	const { audience } = moment;
	const parts = moment.private
		? [t().seenByNobody]
		: [
				...(audience?.only.length ? [filled(t().seenByOnly, audience.only.join(', '))] : []),
				...(audience?.not.length ? [filled(t().seenByNot, audience.not.join(', '))] : []),
			];
	const limited = parts.length > 0;
	return (
		<p class={limited ? 'audience limited' : 'audience'}>
			<Icon name={limited ? 'eyeOff' : 'eye'} />
			<span class="unseen">{t().whoSees}: </span>
			{limited ? parts.join(' · ') : t().seenByAll}
			{audience && audience.reminded.length > 0 && (
				<span> · {filled(t().seenReminded, audience.reminded.join(', '))}</span>
			)}
		</p>
	);
}

function Media({ moment }: { moment: PageMoment }) {
	const { media, kind, authorName } = moment;
	if (!media.length) return null;
	return (
		<ul class={`media media-${kind}`}>
			{media.map(({ link, file }, index) => (
				<li key={index}>
					{file?.shows === 'image' ? (
						<img src={file.url} alt={filled(t().pictureOf, authorName)} loading="lazy" />
					) : (
						<span class="card">
							<span class="card-kind">
								<Icon name={kind === 'link' ? 'link' : kind === 'video' ? 'film' : 'image'} />
								{t().kinds[kind]}
							</span>
							<Address url={link} />
						</span>
					)}
				</li>
			))}
		</ul>
	);
}

function Reactions({ moment }: { moment: PageMoment }) {
	const { likes, comments } = moment;
	if (!likes.length && !comments.length) return null;
	return (
		<div class="reactions">
			{likes.length > 0 && (
				<p>
					<Icon name="heart" />
					<span class="unseen">{filled(t().likes, '')}</span>
					{likes.join(', ')}
				</p>
			)}
			{comments.length > 0 && (
				<ul>
					{comments.map(({ id, name, answers, text }) => (
						<li key={id}>
							<strong>{answers === null ? name : filled(t().answers, name, answers)}</strong>:{' '}
							{text}
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

function CommentBox({ moment }: { moment: PageMoment }) {
	const box = useRef<HTMLInputElement>(null);
	return (
		<form
			class="inline-form"
			onSubmit={async (event) => {
				event.preventDefault();
				const text = box.current?.value.trim() ?? '';
				const { wcId = '' } = friend() ?? {};
				if (text === '') return;
				const done = await act({ as: wcId, does: 'comment', moment: moment.id, text });
				if (done && box.current) box.current.value = '';
			}}
		>
			<input
				ref={box}
				aria-label={filled(t().commentOn, moment.authorName)}
				placeholder={t().comment}
			/>
			<button type="submit">{t().comment}</button>
		</form>
	);
}

function Entry({ moment }: { moment: PageMoment }) {
	const { id, author, authorName, time, text, likes } = moment;
	const self = friend();
	const liked = self !== undefined && likes.includes(self.name);
	return (
		<li>
			<article class="moment" aria-label={`${authorName}: ${text}`}>
				<Avatar id={author} name={authorName} />
				<div>
					<h3>{authorName}</h3>
					{text && <p class="words">{text}</p>}
					<Media moment={moment} />
					<Audience moment={moment} />
					<p class="moment-foot">
						<Time at={time} />
						<button
							type="button"
							class="small"
							aria-pressed={liked}
							onClick={() =>
								self && void act({ as: self.wcId, does: liked ? 'unlike' : 'like', moment: id })
							}
						>
							<Icon name="heart" />
							{liked ? t().unlike : t().like}
						</button>
					</p>
					<Reactions moment={moment} />
					<CommentBox moment={moment} />
				</div>
			</article>
		</li>
	);
}

export function Moments() {
	const box = useRef<HTMLTextAreaElement>(null);
	const self = friend();
	return (
		<section class="moments" aria-label={t().moments}>
			<h2 class="unseen">{t().moments}</h2>
			<form
				class="composer"
				aria-label={t().postText}
				onSubmit={async (event) => {
					event.preventDefault();
					const text = box.current?.value.trim() ?? '';
					if (text === '' || !self) return;
					const done = await act({ as: self.wcId, does: 'post', text });
					if (done && box.current) box.current.value = '';
				}}
			>
				<div class="composer-row">
					<label class="inline">
						<span>{t().postAs}</span>
						<select
							value={self?.wcId}
							onChange={({ currentTarget }) => (as.value = currentTarget.value)}
						>
							{friends().map(({ wcId, name }) => (
								<option key={wcId} value={wcId}>
									{name}
								</option>
							))}
						</select>
					</label>
					<span class="hint">{t().momentsHint}</span>
				</div>
				<div class="composer-row">
					<textarea ref={box} rows={2} aria-label={t().postText} placeholder={t().postText} />
					<button type="submit" class="primary">
						<Icon name="send" />
						<span>{t().post}</span>
					</button>
				</div>
				<Failure />
			</form>
			{moments.value.length === 0 ? (
				<Empty icon="moments">{t().momentsEmpty}</Empty>
			) : (
				<ul>
					{moments.value.map((moment) => (
						<Entry key={moment.id} moment={moment} />
					))}
				</ul>
			)}
		</section>
	);
}
