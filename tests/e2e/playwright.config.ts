import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { port } from './support/address.ts';

const executablePath = findChromium();

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	timeout: 120_000,
	expect: { timeout: 10_000 },
	// Scenarios share nothing: those of one file go to whichever worker is free.
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	globalSetup: './support/serve-dist.ts',
	use: {
		baseURL: `http://127.0.0.1:${port}/`,
		viewport: { width: 1440, height: 900 },
		screenshot: 'off',
		actionTimeout: 10_000,
		launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
	},
});
