import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { bundledWorkers } from './tools/bundled-workers.mjs';
import { joinedMessages } from './tools/joined-messages.mjs';
import { isolation, metaPolicy } from './tools/policy.mjs';
import { chromiumFlags, findChromium } from './tools/chromium.mjs';

const executablePath = findChromium();

/** Puts the policy first in `<head>`, so that it holds on any static host. */
function contentSecurityPolicy() {
	return {
		name: 'content-security-policy',
		apply: 'build' as const,
		transformIndexHtml: {
			order: 'post' as const,
			handler: () => [
				{
					tag: 'meta',
					attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
					injectTo: 'head-prepend' as const,
				},
			],
		},
	};
}

/** Runes everywhere in our own code; packages are compiled as they are written. */
const svelteOptions = {
	configFile: false as const,
	dynamicCompileOptions: ({ filename }: { filename: string }) =>
		filename.includes('node_modules') ? {} : { runes: true },
};

export default defineConfig({
	base: './',
	plugins: [joinedMessages(), contentSecurityPolicy(), svelte(svelteOptions)],
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 2000,
		reportCompressedSize: false,
		rolldownOptions: { checks: { pluginTimings: false } },
	},
	worker: { format: 'es' },
	server: { headers: isolation },
	optimizeDeps: {
		entries: ['index.html', 'src/**/*.{ts,svelte}', 'workers/**/*.ts', '!**/*.d.ts', '!**/compiled/**'],
		include: ['axe-core', 'vitest-browser-svelte', 'fast-check'],
	},
	test: {
		silent: 'passed-only',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'],
					testTimeout: 60_000,
					// What is tested here keeps nothing between tests: modules are loaded once a process, not once a file.
					isolate: false,
				},
			},
			{
				extends: true,
				plugins: [bundledWorkers()],
				test: {
					name: 'component',
					include: ['tests/component/**/*.test.ts'],
					setupFiles: ['tests/component/setup.ts'],
					testTimeout: 60_000,
					// Two pages, each with a storage of its own: without a number there is one fewer than processors.
					maxWorkers: 2,
					// What is waited for may take its time where both are busy; a poll without a number gives up after one second.
					expect: { poll: { timeout: 15_000 } },
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
						}),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
