interface TrustedTypesFactory {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const policy = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes?.createPolicy('app-worker-url', {
	createScriptURL: (url) => url,
});

/**
 * Starts a module worker through a blob that imports it. A worker loaded by its own URL would not inherit the policy of
 * a `<meta>` Content-Security-Policy; a blob does, so that the promise "no request leaves the page" covers it too.
 */
export function startWorker(url: string): Worker {
	const absolute = new URL(url, globalThis.location.href).href;
	const blob = new Blob([`import ${JSON.stringify(absolute)};`], { type: 'text/javascript' });
	const blobUrl = URL.createObjectURL(blob);
	const worker = new Worker(policy ? policy.createScriptURL(blobUrl) : blobUrl, { type: 'module' });
	setTimeout(() => URL.revokeObjectURL(blobUrl), 60_000);
	return worker;
}
