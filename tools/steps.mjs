/** Runs the steps of `npm test`: one line each, their counts added up. No dependencies. */
import { spawn } from 'node:child_process';
import { root } from './install.mjs';

const LINES_OF_A_FAILURE = 120;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');

/** Runs a command to its end. Its output as plain text, its success. */
export function execute(command, args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			shell: process.platform === 'win32',
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...env, NO_COLOR: '1' },
		});
		const chunks = [];
		const end = (ok, note = '') =>
			resolve({ ok, output: `${Buffer.concat(chunks).toString('utf8')}${note}`.replace(COLOURS, '') });
		child.stdout.on('data', (chunk) => chunks.push(chunk));
		child.stderr.on('data', (chunk) => chunks.push(chunk));
		child.on('error', (error) => end(false, String(error)));
		child.on('close', (code) => end(code === 0));
	});
}

/** A command that passes or fails as a whole. */
export async function check(command, ...args) {
	const { ok, output } = await execute(command, args);
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

/** Counts of all steps; `only` names the steps to run, all when it is empty. */
export class Steps {
	passed = 0;
	failed = 0;
	skipped = 0;

	constructor(only) {
		this.only = only;
	}

	/** Runs one step, whose body gives {passed, failed, skipped, output, remarks}, and prints its line. */
	async run(name, body) {
		if (this.only.length > 0 && !this.only.includes(name)) return;
		const start = process.hrtime.bigint();
		const { passed, failed, skipped = 0, output = '', remarks = '' } = await body();
		const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
		this.passed += passed;
		this.failed += failed;
		this.skipped += skipped;
		const word = failed > 0 ? 'FAILED' : passed > 0 ? 'ok    ' : 'none  ';
		console.log(`${word} ${name}: ${counts(passed, failed, skipped)} (${seconds} s)`);
		if (failed > 0) console.log(output.trim().split('\n').slice(-LINES_OF_A_FAILURE).join('\n'));
		else if (passed === 0) console.log(output.trim());
		else if (remarks) console.log(remarks);
	}

	/** Lists of steps, each in its order, two lists at a time: where one has ended the next begins. */
	async twoAtATime(lists) {
		const waiting = [...lists];
		const lane = async () => {
			for (let list = waiting.shift(); list; list = waiting.shift())
				for (const [name, body] of list) await this.run(name, body);
		};
		await Promise.all([lane(), lane()]);
	}

	/** The last line: `N passed, N failed`, and how many were skipped if any were. */
	total() {
		return counts(this.passed, this.failed, this.skipped);
	}
}

function counts(passed, failed, skipped) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
