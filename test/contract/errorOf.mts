/** The error with which something fails that has to; anything else is a failure of the test. */
export const errorOf = async (promise: Promise<unknown>) =>
	await promise.then(
		() => {
			throw new Error('It should have failed');
		},
		(error) => error,
	);
