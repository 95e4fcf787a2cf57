/**
 * `npm test`: installs what is missing and runs every check. Prints one line per step and ends with
 * `N passed, N failed`. A step that needs a browser is skipped, and says so, where none can be had.
 * `npm test -- unit build` runs these steps only.
 */
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideChromium } from './chromium.mjs';
import { filesThatFailed, scenarioFailures, testFailures } from './failures.mjs';
import { installPackages, requireNode } from './install.mjs';
import { check, execute, Steps } from './steps.mjs';

requireNode();
installPackages();
const browser = await provideChromium(execute);
if (browser) process.env.FENQU_CHROMIUM = browser;
// Half a day away from China, so that a date which depends on the time zone is seen.
process.env.TZ = 'America/Los_Angeles';
const scratch = mkdtempSync(join(tmpdir(), 'fenqu-test-'));
const only = process.argv.slice(2);
const steps = new Steps(only);

if (only.length > 0) await execute('node', ['tools/messages.mjs']);
await steps.run('messages', () => check('node', 'tools/messages.mjs'));
// The longest first, so that both processors end at about the same time.
await steps.twoAtATime([
	[['unit', () => vitest('unit')]],
	[['lint', () => check('npx', 'eslint', '-c', 'tests/config/eslint.config.js', '.')]],
	// Builds a page of its own, and waits for more than half of its time.
	[['kill', inBrowser('kill', () => check('npx', 'tsx', 'tests/reliability/kill.ts'))]],
	[
		['build', () => check('node', 'tools/build.mjs')],
		['bundle', () => check('node', 'tools/check-bundle.mjs')],
		['size of the first load', () => check('node', 'tools/size.mjs')],
	],
	[['format', () => check('npx', 'prettier', '--check', '--log-level', 'warn', '.')]],
	[['types', () => check('npx', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings')]],
	[['types of tests', () => check('npx', 'tsc', '-p', 'tests/tsconfig.json', '--noEmit')]],
	[['boundaries', () => check('npx', 'depcruise', '-c', 'tests/config/depcruise.cjs', 'src', 'workers')]],
	[['unused code', () => check('npx', 'knip', '-c', 'tests/config/knip.json')]],
	[['specs', () => check('node', 'tools/check-specs.mjs')]],
	[['words', () => check('node', 'tools/check-words.mjs')]],
]);
// These two fill both processors, so each runs alone.
await steps.run('components', inBrowser('components', components));
await steps.run('end to end', inBrowser('end to end', playwright));

rmSync(scratch, { recursive: true, force: true });
console.log(steps.total());
process.exitCode = steps.failed > 0 ? 1 : 0;

/** A body that is skipped, and says so, where there is no browser. */
function inBrowser(name, body) {
	const output = `       ${name}: skipped, no Chromium on this machine and none could be installed`;
	return browser ? body : () => ({ passed: 0, failed: 0, skipped: 1, output });
}

/** Runs the tests of a project, or of these files of it. */
async function vitest(project, files = []) {
	const report = join(scratch, `${project}.json`);
	rmSync(report, { force: true });
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { ok, output } = await execute('npx', [
		'vitest',
		'run',
		'--project',
		project,
		...reporters,
		...files,
	]);
	if (!existsSync(report)) return { passed: 0, failed: 1, output };
	const result = JSON.parse(readFileSync(report, 'utf8'));
	const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = result;
	const broken = !ok && numFailedTests === 0 ? 1 : 0;
	const failures = testFailures(result);
	return { passed, failed: numFailedTests + broken, skipped, output: failures || output, result };
}

/** As for scenarios: a file with a test that failed gets a second try, and is named; all do where none could run. */
async function components() {
	const first = await vitest('component');
	if (first.failed === 0) return first;
	const second = await vitest('component', filesThatFailed(first.result));
	if (second.failed > 0) return { ...first, output: `${first.output}\nAt the second try:\n${second.output}` };
	const remarks = `${first.output}\nPassed at the second try.`;
	const passed = Math.max(first.passed + first.failed, second.passed);
	return { ...first, passed, failed: 0, remarks };
}

/** A scenario that fails gets a second try: one that needs it is named, one that fails again has failed. */
async function playwright() {
	const report = join(scratch, 'e2e.json');
	const { ok, output } = await execute(
		'npx',
		['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=line,json', '--retries=1'],
		{ PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_PORT: String(await freePort()) },
	);
	if (!existsSync(report)) return { passed: 0, failed: 1, output };
	const result = JSON.parse(readFileSync(report, 'utf8'));
	const { expected, unexpected, flaky, skipped } = result.stats;
	const broken = !ok && unexpected === 0 ? 1 : 0;
	const remarks = scenarioFailures(result);
	return {
		passed: expected + flaky,
		failed: unexpected + broken,
		skipped,
		remarks,
		output: remarks || output,
	};
}

/** A port of the loopback address that nobody listens on, so that two copies can be tested at a time. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
