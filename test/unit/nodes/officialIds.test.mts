/** The accounts of WeChat itself: nobody who writes to them is answered by a person. */
import { isOfficialId } from '../../../nodes/events/ids';

it.each([
	...[
		'weixin',
		'newsapp',
		'medianote',
		'floatbottle',
		'fmessage',
		'tmessage',
		'qmessage',
		'qqsync',
	],
	...['qqmail', 'qqfriend', 'mphelper', 'lbsapp', 'shakeapp', 'readerapp', 'blogapp'],
	...['facebookapp', 'blogappweixin', 'masssendapp', 'meishiapp', 'feedsapp', 'voip', 'voipapp'],
	...['voicevoipapp', 'voiceinputapp', 'linkedinplugin', 'weibo', 'cardpackage', 'pc_share'],
	...['helper_entry', 'brandsessionholder', 'brandservicesessionholder', 'officialaccounts'],
	...['weixinreminder', 'notification_messages', 'notifymessage', 'exmail_tool'],
	...['weixinguanhaozhushou', 'userexperience_alarm', 'wxitil', 'opencustomerservicemsg'],
	...['appbrand_notify_message', 'appbrandcustomerservicemsg', 'downloaderapp'],
	'conversationboxservice',
])('%s is one of them', (id) => {
	expect(isOfficialId(id)).toBe(true);
	expect(isOfficialId(`${id}1`)).toBe(false);
});

it.each(['a_gh_1', 'gh', 'ghost', ''])('%j is not', (id) => {
	expect(isOfficialId(id)).toBe(false);
});
