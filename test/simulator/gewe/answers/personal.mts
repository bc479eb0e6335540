/** The account's own profile and settings, and its labels. */
import type { Handlers } from '../../call.mts';
import { md5, nowSeconds } from '../../ids.mts';
import { deleteLabels, labelNamed, setLabels } from '../../labels.mts';
import { pictureBase64 } from '../../media.mts';
import { pictures } from './contact.mts';

export const personal: Handlers = {
	'/label/add': (call) => {
		const { labelName, labelId } = labelNamed(call.world, call.text('labelName'));
		return { labelName, labelId };
	},

	'/label/delete': (call) => deleteLabels(call.world, call.list('labelIds').map(Number)),

	'/label/list': ({ world }) => ({
		labelList: world.labels.map(({ labelName, labelId }) => ({ labelName, labelId })),
	}),

	'/label/modifyMemberList': (call) => {
		for (const wcId of call.list('wxIds')) {
			setLabels(call.world, wcId, call.list('labelIds').map(Number));
		}
	},

	'/personal/getProfile': (call) => {
		const { wcId, nickName, wAccount, uin, sex, country, city, signature, avatar, mobilePhone } =
			call.account;
		return {
			...{ alias: wAccount, wxid: wcId, nickName, mobile: mobilePhone, uin, sex },
			...{ province: 'Zhejiang', city, signature, country },
			...pictures(call, avatar),
			regCountry: country,
			snsBgImg: null,
		};
	},

	'/personal/getQrCode': () => ({ qrCode: pictureBase64() }),

	'/personal/getSafetyInfo': ({ account }) => ({
		list: [
			{
				uuid: md5(account.appId),
				deviceName: 'Demo iPad',
				deviceType: account.deviceType,
				lastTime: nowSeconds(),
			},
		],
	}),

	'/personal/privacySettings': (call) => {
		const open = call.args.open === true;
		call.world.privacy[`user ${call.int('option')}`] = open ? 1 : 2;
	},

	'/personal/updateHeadImg': (call) => {
		call.account.avatar = call.text('headImgUrl');
	},

	'/personal/updateProfile': (call) => {
		const { account } = call;
		if (call.has('nickName')) account.nickName = call.text('nickName');
		if (call.has('signature')) account.signature = call.text('signature');
		if (call.has('sex')) account.sex = Number(call.text('sex'));
		if (call.has('country')) account.country = call.text('country');
		if (call.has('city')) account.city = call.text('city');
	},
};
