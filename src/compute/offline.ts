import { scriptUrl } from './script-url.ts';

/**
 * Registers the service worker that keeps the app for use without a network. `onWaiting` is called when a newer build
 * has been fetched and waits; its argument switches to it (the page then reloads itself).
 */
export async function keepOffline(onWaiting: (activate: () => void) => void): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.register(scriptUrl('./sw.js'));
	const hadController = navigator.serviceWorker.controller !== null;
	const offer = (worker: ServiceWorker | null) => {
		if (worker?.state === 'installed' && hadController) onWaiting(() => worker.postMessage('activate'));
	};
	offer(registration.waiting);
	registration.addEventListener('updatefound', () => {
		const { installing } = registration;
		installing?.addEventListener('statechange', () => offer(installing));
	});
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		if (hadController) location.reload();
	});
}
