import { authenticate } from '../../../nodes/gateways/gewe/authorization';
import type { GatewayRequest } from '../../../nodes/gateways/gateway';

const credential = { token: 'the-token' };
const body = '{"callbackUrl":"https://n8n.example.com/"}';

const authenticated = (url?: string) =>
	authenticate<Partial<GatewayRequest>>(credential, { url, body });

it.each(['/login/setCallback', '/tools/setCallback'])(
	'%s gets the token in its body, too',
	(url) => {
		const request = authenticated(url);
		expect(request.body).toBe('{"token":"the-token","callbackUrl":"https://n8n.example.com/"}');
		expect(request.headers).toEqual({ 'X-GEWE-TOKEN': 'the-token' });
	},
);

it.each(['/message/postText', '/login/setCallbackLater', undefined])(
	'%s gets it in the header alone',
	(url) => {
		expect(authenticated(url).body).toBe(body);
	},
);
