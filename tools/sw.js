/* Keeps one complete build of the app for use without a network. Never touches data: those live in IndexedDB. */
const cacheName = 'fenqu-__VERSION__';
const files = [/* FILES */];

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)));
});

self.addEventListener('activate', (event) => {
	const dropOld = async () => {
		const names = await caches.keys();
		await Promise.all(
			names
				.filter((name) => name.startsWith('fenqu-') && name !== cacheName)
				.map((name) => caches.delete(name)),
		);
		await self.clients.claim();
	};
	event.waitUntil(dropOld());
});

self.addEventListener('message', (event) => {
	if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
	const answer = async () => {
		const cache = await caches.open(cacheName);
		const kept = await cache.match(event.request, { ignoreSearch: true, ignoreVary: true });
		return kept ?? fetch(event.request);
	};
	event.respondWith(answer());
});
