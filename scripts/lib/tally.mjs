/** Counts what passed and what failed, for the last line of a script. */
export class Tally {
	passed = 0;
	failed = 0;

	/** @param {{ passed: number, failed: number }} other */
	add({ passed, failed }) {
		this.passed += passed;
		this.failed += failed;
	}

	/** @param {boolean} ok */
	count(ok) {
		this.add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
	}

	/** Prints the line and gives the exit code; a run without a single check is no success. */
	finish() {
		process.stdout.write(`\n${this}\n`);
		return this.failed === 0 && this.passed > 0 ? 0 : 1;
	}

	toString() {
		return `${this.passed} passed, ${this.failed} failed`;
	}
}
