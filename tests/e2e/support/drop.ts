import type { Page } from '@playwright/test';

/** A file in memory, as Playwright takes it. */
interface HeldFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** Drops a file on the window as it is. */
export async function dropOnWindow(page: Page, { name, mimeType, buffer }: HeldFile): Promise<void> {
	await page.evaluate(
		({ name, mimeType, bytes }) => {
			const carried = new DataTransfer();
			carried.items.add(
				new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: mimeType }),
			);
			for (const type of ['dragenter', 'dragover', 'drop'])
				document.body.dispatchEvent(
					new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }),
				);
		},
		{ name, mimeType, bytes: buffer.toString('base64') },
	);
}
