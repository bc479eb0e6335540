import { rabbitMqProgram } from '../../../scripts/lib/rabbitmq.mjs';

it('says what to install where there is none', () => {
	expect(() => rabbitMqProgram('/nowhere/rabbitmq-server')).toThrow(
		/^There is no RabbitMQ on this machine: install it \(.*apt-get install rabbitmq-server\)/,
	);
	expect(rabbitMqProgram(__filename)).toBe(__filename);
});
