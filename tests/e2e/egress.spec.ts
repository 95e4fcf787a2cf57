import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { serve } from '../../tools/serve.mjs';
import { distFolder } from './support/address.ts';
import { deskOf, expect, test } from './support/test.ts';
import { Trap } from './support/trap.ts';
import { tryPeerConnection, tryWayOut, WAYS_OUT, WORKER_WAYS_OUT } from './support/ways-out.ts';

/** Ways a service worker must not have: it may fetch from its own origin and nothing else. */
const SERVICE_WORKER_WAYS_OUT = ['fetch', 'websocket'] as const;

for (const withPolicy of [true, false]) {
	const how = withPolicy ? 'the policy in the headers' : 'the policy of the page alone';

	test(`nothing gets out of the page, its workers or its service worker, with ${how} @main-job`, async ({
		browser,
	}) => {
		const { server, address } = await serve({ folder: distFolder, port: 0, withPolicy });
		const trap = await Trap.start();
		const context = await browser.newContext({ locale: 'zh-CN' });
		try {
			const page = await context.newPage();
			await page.goto(address);
			await deskOf(page, 'zh-CN').start.openSample();
			await attemptAll(page, trap);
			const workers = page.workers();
			expect(workers.length, 'the data worker is running').toBeGreaterThan(0);
			for (const worker of workers)
				for (const way of WORKER_WAYS_OUT) await worker.evaluate(tryWayOut, { way, port: trap.port });
			const serviceWorker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
			if (withPolicy)
				for (const way of SERVICE_WORKER_WAYS_OUT)
					await serviceWorker.evaluate(tryWayOut, { way, port: trap.port });
			await leave(page, trap);
			await page.waitForTimeout(300);
			expect(trap.caught).toEqual([]);
			expect(trap.conversations).toBe(0);
			expect(page.url()).toContain(address);
		} finally {
			await context.close();
			trap.close();
			server.close();
		}
	});
}

test('the trap catches every way out of a page without a policy', async ({ browser }) => {
	const trap = await Trap.start();
	const open = createServer((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/html' });
		response.end('<body></body>');
	});
	await new Promise<void>((ready) => open.listen(0, '127.0.0.1', ready));
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		await page.goto(`http://127.0.0.1:${(open.address() as AddressInfo).port}/`);
		const before = trap.conversations;
		expect(await page.evaluate(tryPeerConnection, trap.port)).toBe(true);
		expect(trap.conversations, 'a peer connection').toBeGreaterThan(before);
		await attemptAll(page, trap);
		await expect.poll(() => trap.caught).toEqual([...WAYS_OUT].toSorted());
		await page.evaluate(() => {
			const url = URL.createObjectURL(new Blob(['onmessage = () => 0'], { type: 'text/javascript' }));
			Object.assign(globalThis, { kept: new Worker(url) });
		});
		await expect.poll(() => page.workers().length).toBe(1);
		for (const way of WORKER_WAYS_OUT)
			await page.workers()[0]?.evaluate(tryWayOut, { way: `${way}`, port: trap.port });
		await leave(page, trap);
		await expect.poll(() => trap.caught).toContain('location');
	} finally {
		await context.close();
		open.closeAllConnections();
		open.close();
		trap.close();
	}
});

test('a tour through every screen asks nobody and breaks no rule of the policy', async ({ desk }) => {
	const { page, start, work } = desk;
	await start.openSample();
	await work.settled();
	for (const area of ['segments', 'regions', 'history', 'settings', 'tables'] as const) {
		await work.goTo(area);
		await page.waitForTimeout(500);
	}
	const download = await work.exportWorkbook('zh');
	expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
	await start.open();
});

async function attemptAll(page: Page, trap: Trap): Promise<void> {
	await page.evaluate(tryPeerConnection, trap.port);
	for (const way of WAYS_OUT) await page.evaluate(tryWayOut, { way, port: trap.port });
}

/** Tries to leave the page for the trap. */
async function leave(page: Page, trap: Trap): Promise<void> {
	await page.evaluate((port) => {
		location.href = `http://127.0.0.1:${port}/location`;
	}, trap.port);
}
