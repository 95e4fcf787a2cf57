import { existsSync } from 'node:fs';

const candidates = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/microsoft-edge',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
	'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
	'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** Path of a Chromium-family browser on this machine, or null. `FENQU_CHROMIUM` names another one, or `none`. */
export function findChromium() {
	if (process.env.FENQU_CHROMIUM === 'none') return null;
	return [process.env.FENQU_CHROMIUM, ...candidates].find((path) => path && existsSync(path)) ?? null;
}

/**
 * A browser for the tests: the system's; else Debian's package where this user may install it; else Playwright's own.
 * `execute(command, args, env)` runs a command and resolves with {ok}. Null when there is none and none can be had.
 */
export async function provideChromium(execute, find = findChromium, isRoot = process.getuid?.() === 0) {
	const present = find();
	if (present || process.env.FENQU_CHROMIUM === 'none') return present;
	console.log('Installing Chromium …');
	if (process.platform === 'linux' && isRoot) {
		const packages = ['chromium', 'fonts-noto-cjk'];
		await execute('apt-get', ['update']);
		await execute('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			DEBIAN_FRONTEND: 'noninteractive',
		});
		const installed = find();
		if (installed) return installed;
	}
	const { ok } = await execute('npx', ['playwright', 'install', 'chromium']);
	if (!ok) return null;
	const { chromium } = await import('playwright-core');
	return chromium.executablePath();
}

/** Flags for a quiet headless browser: no background traffic, works as root. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
