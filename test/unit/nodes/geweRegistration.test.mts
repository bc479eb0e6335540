import { endpointAt } from '../../../nodes/gateways/gewe/callbacks/registration';

const PAID = '/login/setCallback';
const OPEN = '/tools/setCallback';

it.each([
	['http://api.geweapi.com/gewe/v2/api', PAID],
	['https://www.videosapi.com/finder/v2/api', PAID],
	['http://203.0.113.7:2531/proxy/gewe/v2/api/', PAID],
	['http://203.0.113.7:2531', PAID],
	['http://203.0.113.7:2531/v2/api/message', PAID],
	['', PAID],
	[undefined, PAID],
	['http://203.0.113.7:2531/v2/api', OPEN],
	[' HTTP://203.0.113.7:2531/v2/api// ', OPEN],
	['https://gewe.example.com/v2/api/', OPEN],
])('%j has the endpoint %s', (baseUrl, endpoint) => {
	expect(endpointAt(baseUrl)).toBe(endpoint);
});
