import type { Locator } from '@playwright/test';
import { expect } from './test.ts';

/** Waits until the counts that these elements show add up to a total. While nothing is shown they do not. */
export async function expectSum(counts: Locator, total: number): Promise<void> {
	const texts = async () => (await counts.allTextContents()).map((text) => text.replaceAll(',', ''));
	await expect.poll(async () => (await texts()).reduce((sum, text) => sum + Number(text), 0)).toBe(total);
}
