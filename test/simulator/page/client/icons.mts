/** The icons of the page, one file each: all of the library's two thousand would have to be read otherwise. */
import type { IconNode } from 'lucide';
import apertureIcon from 'lucide/dist/esm/icons/aperture.mjs';
import arrowDownLeftIcon from 'lucide/dist/esm/icons/arrow-down-left.mjs';
import arrowLeftIcon from 'lucide/dist/esm/icons/arrow-left.mjs';
import arrowUpRightIcon from 'lucide/dist/esm/icons/arrow-up-right.mjs';
import banIcon from 'lucide/dist/esm/icons/ban.mjs';
import banknoteIcon from 'lucide/dist/esm/icons/banknote.mjs';
import bellIcon from 'lucide/dist/esm/icons/bell.mjs';
import bellOffIcon from 'lucide/dist/esm/icons/bell-off.mjs';
import blocksIcon from 'lucide/dist/esm/icons/blocks.mjs';
import bombIcon from 'lucide/dist/esm/icons/bomb.mjs';
import circleCheckIcon from 'lucide/dist/esm/icons/circle-check.mjs';
import circleOffIcon from 'lucide/dist/esm/icons/circle-off.mjs';
import circleQuestionMarkIcon from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import contactRoundIcon from 'lucide/dist/esm/icons/contact-round.mjs';
import downloadIcon from 'lucide/dist/esm/icons/download.mjs';
import ellipsisIcon from 'lucide/dist/esm/icons/ellipsis.mjs';
import eyeIcon from 'lucide/dist/esm/icons/eye.mjs';
import eyeOffIcon from 'lucide/dist/esm/icons/eye-off.mjs';
import fileBracesIcon from 'lucide/dist/esm/icons/file-braces.mjs';
import fileMusicIcon from 'lucide/dist/esm/icons/file-music.mjs';
import fileTextIcon from 'lucide/dist/esm/icons/file-text.mjs';
import filmIcon from 'lucide/dist/esm/icons/film.mjs';
import giftIcon from 'lucide/dist/esm/icons/gift.mjs';
import handIcon from 'lucide/dist/esm/icons/hand.mjs';
import handshakeIcon from 'lucide/dist/esm/icons/handshake.mjs';
import heartIcon from 'lucide/dist/esm/icons/heart.mjs';
import heartCrackIcon from 'lucide/dist/esm/icons/heart-crack.mjs';
import imageIcon from 'lucide/dist/esm/icons/image.mjs';
import linkIcon from 'lucide/dist/esm/icons/link.mjs';
import lockIcon from 'lucide/dist/esm/icons/lock.mjs';
import logOutIcon from 'lucide/dist/esm/icons/log-out.mjs';
import mailIcon from 'lucide/dist/esm/icons/mail.mjs';
import mapPinIcon from 'lucide/dist/esm/icons/map-pin.mjs';
import megaphoneIcon from 'lucide/dist/esm/icons/megaphone.mjs';
import messageCircleIcon from 'lucide/dist/esm/icons/message-circle.mjs';
import messagesSquareIcon from 'lucide/dist/esm/icons/messages-square.mjs';
import micIcon from 'lucide/dist/esm/icons/mic.mjs';
import moonIcon from 'lucide/dist/esm/icons/moon.mjs';
import newspaperIcon from 'lucide/dist/esm/icons/newspaper.mjs';
import notebookPenIcon from 'lucide/dist/esm/icons/notebook-pen.mjs';
import paperclipIcon from 'lucide/dist/esm/icons/paperclip.mjs';
import pencilIcon from 'lucide/dist/esm/icons/pencil.mjs';
import phoneIcon from 'lucide/dist/esm/icons/phone.mjs';
import phoneOffIcon from 'lucide/dist/esm/icons/phone-off.mjs';
import playIcon from 'lucide/dist/esm/icons/play.mjs';
import plugIcon from 'lucide/dist/esm/icons/plug.mjs';
import qrCodeIcon from 'lucide/dist/esm/icons/qr-code.mjs';
import quoteIcon from 'lucide/dist/esm/icons/quote.mjs';
import radioIcon from 'lucide/dist/esm/icons/radio.mjs';
import scrollTextIcon from 'lucide/dist/esm/icons/scroll-text.mjs';
import searchIcon from 'lucide/dist/esm/icons/search.mjs';
import sendIcon from 'lucide/dist/esm/icons/send.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings.mjs';
import shieldIcon from 'lucide/dist/esm/icons/shield.mjs';
import squareCheckBigIcon from 'lucide/dist/esm/icons/square-check-big.mjs';
import stickerIcon from 'lucide/dist/esm/icons/sticker.mjs';
import sunIcon from 'lucide/dist/esm/icons/sun.mjs';
import sunMoonIcon from 'lucide/dist/esm/icons/sun-moon.mjs';
import tagIcon from 'lucide/dist/esm/icons/tag.mjs';
import trashIcon from 'lucide/dist/esm/icons/trash.mjs';
import triangleAlertIcon from 'lucide/dist/esm/icons/triangle-alert.mjs';
import tvIcon from 'lucide/dist/esm/icons/tv.mjs';
import undo2Icon from 'lucide/dist/esm/icons/undo-2.mjs';
import unplugIcon from 'lucide/dist/esm/icons/unplug.mjs';
import uploadIcon from 'lucide/dist/esm/icons/upload.mjs';
import userRoundMinusIcon from 'lucide/dist/esm/icons/user-round-minus.mjs';
import userRoundPlusIcon from 'lucide/dist/esm/icons/user-round-plus.mjs';
import userRoundSearchIcon from 'lucide/dist/esm/icons/user-round-search.mjs';
import userRoundXIcon from 'lucide/dist/esm/icons/user-round-x.mjs';
import usersRoundIcon from 'lucide/dist/esm/icons/users-round.mjs';
import xIcon from 'lucide/dist/esm/icons/x.mjs';
import zapIcon from 'lucide/dist/esm/icons/zap.mjs';
import type { IconName } from './iconNames.mts';

export const icons: Record<IconName, IconNode> = {
	image: imageIcon,
	mic: micIcon,
	paperclip: paperclipIcon,
	film: filmIcon,
	sticker: stickerIcon,
	link: linkIcon,
	contact: contactRoundIcon,
	blocks: blocksIcon,
	mapPin: mapPinIcon,
	music: fileMusicIcon,
	tv: tvIcon,
	messages: messagesSquareIcon,
	banknote: banknoteIcon,
	gift: giftIcon,
	phone: phoneIcon,
	phoneOff: phoneOffIcon,
	question: circleQuestionMarkIcon,
	hand: handIcon,
	undo: undo2Icon,
	mail: mailIcon,
	newspaper: newspaperIcon,
	userPlus: userRoundPlusIcon,
	qrCode: qrCodeIcon,
	userQuestion: userRoundSearchIcon,
	userMinus: userRoundMinusIcon,
	pencil: pencilIcon,
	megaphone: megaphoneIcon,
	shield: shieldIcon,
	check: squareCheckBigIcon,
	lock: lockIcon,
	settings: settingsIcon,
	userX: userRoundXIcon,
	leave: logOutIcon,
	bomb: bombIcon,
	tag: tagIcon,
	note: notebookPenIcon,
	heartCrack: heartCrackIcon,
	ban: banIcon,
	trash: trashIcon,
	bellOff: bellOffIcon,
	handshake: handshakeIcon,
	offline: circleOffIcon,
	online: circleCheckIcon,
	radio: radioIcon,
	download: downloadIcon,
	upload: uploadIcon,
	braces: fileBracesIcon,
	plug: plugIcon,
	chats: messageCircleIcon,
	moments: apertureIcon,
	log: scrollTextIcon,
	faults: triangleAlertIcon,
	sun: sunIcon,
	moon: moonIcon,
	auto: sunMoonIcon,
	send: sendIcon,
	quote: quoteIcon,
	more: ellipsisIcon,
	back: arrowLeftIcon,
	close: xIcon,
	events: zapIcon,
	search: searchIcon,
	heart: heartIcon,
	eye: eyeIcon,
	eyeOff: eyeOffIcon,
	incoming: arrowDownLeftIcon,
	outgoing: arrowUpRightIcon,
	file: fileTextIcon,
	play: playIcon,
	group: usersRoundIcon,
	lost: unplugIcon,
	bell: bellIcon,
};
