import type { Measured } from './measure.ts';

declare global {
	interface Window {
		measureExport: (writer: string, rows: number) => Promise<Measured>;
	}
}

window.measureExport = (writer, rows) =>
	new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		worker.onmessage = (event: MessageEvent<Measured | { readonly error: string }>) => {
			if ('error' in event.data) reject(new Error(event.data.error));
			else resolve(event.data);
			worker.terminate();
		};
		worker.onerror = (event) => reject(new Error(event.message));
		worker.postMessage({ writer, rows });
	});
