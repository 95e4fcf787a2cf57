/**
 * `npm test`: installs what is missing and runs every check. Prints one line per step and ends with
 * `N passed, N failed`. A step that needs a browser is skipped, and said so, where none can be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { installPackages, requireNode, root } from './install.mjs';

requireNode();
installPackages();
const chromium = provideChromium();
const scratch = mkdtempSync(join(tmpdir(), 'fenqu-test-'));
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;

step('messages', () => check('node', ['tools/messages.mjs']));
step('specs', () => check('node', ['tools/check-specs.mjs']));
step('words', () => check('node', ['tools/check-words.mjs']));
step('types', () =>
	check('npx', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']),
);
step('types of tests', () => check('npx', ['tsc', '-p', 'tests/tsconfig.json', '--noEmit']));
step('lint', () => check('npx', ['eslint', '-c', 'tests/config/eslint.config.js', '.']));
step('boundaries', () => check('npx', ['depcruise', '-c', 'tests/config/depcruise.cjs', 'src', 'workers']));
step('format', () => check('npx', ['prettier', '--check', '--log-level', 'warn', '.']));
step('unused code', () => check('npx', ['knip', '-c', 'tests/config/knip.json']));
step('unit', () => vitest('unit'));
step('build', () => check('node', ['tools/build.mjs']));
step('bundle', () => check('node', ['tools/check-bundle.mjs']));
step('size of the first load', () => check('node', ['tools/size.mjs']));
needsBrowser('components', () => vitest('component'));
needsBrowser('end to end', playwright);
needsBrowser('kill', () => check('npx', ['tsx', 'tests/reliability/kill.ts']));

rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a step that gives {passed, failed, skipped}, unless other steps were named on the command line. */
function step(name, body) {
	if (only.length > 0 && !only.includes(name)) return;
	const start = process.hrtime.bigint();
	const result = body();
	passed += result.passed;
	failed += result.failed;
	skipped += result.skipped ?? 0;
	const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
	const counts = `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`;
	console.log(`${result.failed > 0 ? 'FAILED' : 'ok'.padEnd(6)} ${name}: ${counts} (${seconds} s)`);
	if (result.failed > 0 && result.output)
		console.log(result.output.trim().split('\n').slice(-120).join('\n'));
}

function needsBrowser(name, body) {
	step(name, () => {
		if (chromium) return body();
		console.log(`       ${name}: skipped, no Chromium on this machine and none could be installed`);
		return { passed: 0, failed: 0, skipped: 1 };
	});
}

function execute(command, args, env = {}) {
	const result = spawnSync(command, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		shell: process.platform === 'win32',
		env: { ...process.env, ...env, FORCE_COLOR: '0', TZ: 'America/Los_Angeles' },
	});
	return {
		ok: result.status === 0,
		output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`,
	};
}

function check(command, args) {
	const { ok, output } = execute(command, args);
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

function vitest(project) {
	const report = join(scratch, `${project}.json`);
	const args = [
		'vitest',
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
	];
	const { ok, output } = execute('npx', args);
	if (!existsSync(report)) return { passed: 0, failed: 1, output };
	const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
	const broken = !ok && numFailedTests === 0 ? 1 : 0;
	return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests, output };
}

function playwright() {
	const report = join(scratch, 'e2e.json');
	const { ok, output } = execute(
		'npx',
		['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=line,json'],
		{
			PLAYWRIGHT_JSON_OUTPUT_NAME: report,
		},
	);
	if (!existsSync(report)) return { passed: 0, failed: 1, output };
	const { expected, unexpected, flaky, skipped: left } = JSON.parse(readFileSync(report, 'utf8')).stats;
	const broken = !ok && unexpected + flaky === 0 ? 1 : 0;
	return { passed: expected, failed: unexpected + flaky + broken, skipped: left, output };
}

/** The system's browser; else Debian's package where this user may install it; else Playwright's own. */
function provideChromium() {
	const present = findChromium();
	if (present) return present;
	console.log('Installing Chromium …');
	if (process.platform === 'linux' && process.getuid?.() === 0) {
		execute('apt-get', ['update']);
		execute('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
			DEBIAN_FRONTEND: 'noninteractive',
		});
		if (findChromium()) return findChromium();
	}
	const { ok } = execute('npx', ['playwright', 'install', 'chromium']);
	return ok ? 'playwright' : null;
}
