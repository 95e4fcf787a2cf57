import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, provideChromium } from '../../../tools/chromium.mjs';

const commands: string[] = [];
let installs = (_command: string) => false;

const execute = (command: string, args: string[]) => {
	commands.push([command, ...args].join(' '));
	return Promise.resolve({ ok: installs(command) });
};

describe('a browser for the tests', () => {
	beforeEach(() => {
		commands.length = 0;
		vi.stubEnv('FENQU_CHROMIUM', undefined);
		vi.spyOn(console, 'log').mockReturnValue(undefined);
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.restoreAllMocks();
	});

	it('one that is there is taken, and nothing is installed', async () => {
		expect(await provideChromium(execute, () => '/opt/browser')).toBe('/opt/browser');
		expect(commands).toEqual([]);
	});

	it('the system package is installed where this user may', async () => {
		let isInstalled = false;
		installs = (command) => (isInstalled = command === 'apt-get');
		const found = await provideChromium(execute, () => (isInstalled ? '/usr/bin/chromium' : null), true);
		if (process.platform !== 'linux') return;
		expect(found).toBe('/usr/bin/chromium');
		expect(commands.some((command) => command.startsWith('apt-get install'))).toBe(true);
	});

	it("Playwright's own comes next, and its path is given", async () => {
		installs = (command) => command === 'npx';
		const found = await provideChromium(execute, () => null, false);
		expect(found).toMatch(/chrom/i);
		expect(commands).toEqual(['npx playwright install chromium']);
	});

	it('none can be had: null, and the tests go on without', async () => {
		installs = () => false;
		expect(await provideChromium(execute, () => null, true)).toBeNull();
		expect(commands.at(-1)).toBe('npx playwright install chromium');
	});

	it('none is wanted: nothing is looked for and nothing installed', async () => {
		vi.stubEnv('FENQU_CHROMIUM', 'none');
		expect(findChromium()).toBeNull();
		expect(await provideChromium(execute)).toBeNull();
		expect(commands).toEqual([]);
	});
});
