/** Ways out of a page that leave it standing; each asks the trap for its own name. */
export const WAYS_OUT = [
	'fetch',
	'xhr',
	'websocket',
	'eventsource',
	'beacon',
	'import',
	'script',
	'image',
	'stylesheet',
	'iframe',
	'form',
	'prefetch',
	'audio',
	'font',
	'open',
	'link',
] as const;

/** Ways out of a worker. */
export const WORKER_WAYS_OUT = ['fetch', 'xhr', 'websocket', 'eventsource', 'import'] as const;

/** Tries one way out, inside the page or a worker. Refusals are what is hoped for, so they are not reported. */
export async function tryWayOut({ way, port }: { way: string; port: number }): Promise<void> {
	const url = `http://127.0.0.1:${port}/${way}`;
	const add = (tag: string, attributes: Record<string, string>) => {
		const element = document.createElement(tag);
		for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
		document.body.append(element);
		return element;
	};
	const tries: Record<string, () => unknown> = {
		fetch: () => fetch(url, { mode: 'no-cors' }),
		xhr: () => {
			const request = new XMLHttpRequest();
			request.open('GET', url);
			request.send();
		},
		websocket: () => new WebSocket(url.replace('http', 'ws')),
		eventsource: () => new EventSource(url),
		beacon: () => navigator.sendBeacon(url, 'x'),
		import: () => import(url),
		script: () => add('script', { src: url }),
		image: () => add('img', { src: url }),
		stylesheet: () => add('link', { rel: 'stylesheet', href: url }),
		iframe: () => add('iframe', { src: url }),
		form: () => {
			const form = add('form', { action: url, method: 'post', target: 'elsewhere' });
			(form as HTMLFormElement).submit();
		},
		prefetch: () => add('link', { rel: 'prefetch', href: url }),
		audio: () => add('audio', { src: url, preload: 'auto' }),
		font: () => new FontFace('x', `url(${url})`).load(),
		open: () => window.open(url),
		link: () => add('a', { href: url, target: '_blank', rel: 'opener' }).click(),
	};
	try {
		await tries[way]?.();
	} catch {
		// Refused: nothing to see.
	}
	await new Promise((resolve) => setTimeout(resolve, 60));
}

/** Asks a relay for a connection; true when the page has such a thing at all. */
export async function tryPeerConnection(port: number): Promise<boolean> {
	if (typeof RTCPeerConnection === 'undefined') return false;
	const peer = new RTCPeerConnection({
		iceServers: [{ urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'x', credential: 'x' }],
		iceTransportPolicy: 'relay',
	});
	peer.createDataChannel('x');
	await peer.setLocalDescription(await peer.createOffer());
	await new Promise((resolve) => setTimeout(resolve, 800));
	peer.close();
	return true;
}
