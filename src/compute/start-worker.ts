import { scriptUrl } from './script-url.ts';

/**
 * Starts a module worker through a blob that imports it. A worker loaded by its own URL would not inherit the policy of
 * a `<meta>` Content-Security-Policy; a blob does, so that the promise "no request leaves the page" covers it too.
 */
export function startWorker(url: string): Worker {
	const absolute = new URL(url, globalThis.location.href).href;
	const blob = new Blob([`import ${JSON.stringify(absolute)};`], { type: 'text/javascript' });
	const blobUrl = URL.createObjectURL(blob);
	const worker = new Worker(scriptUrl(blobUrl), { type: 'module' });
	setTimeout(() => URL.revokeObjectURL(blobUrl), 60_000);
	return worker;
}
