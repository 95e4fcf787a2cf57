interface NavigateEvent extends Event {
	readonly destination: { readonly url: string };
}

const isElsewhere = (url: string) => {
	const { origin, protocol } = new URL(url, location.href);
	return protocol !== 'blob:' && origin !== location.origin;
};

/**
 * Closes the ways out that a Content-Security-Policy in the page does not cover: navigation to another origin, new windows
 * and peer connections.
 */
export function guardEgress(): void {
	const { navigation } = globalThis as { navigation?: EventTarget };
	navigation?.addEventListener('navigate', (event) => {
		const { destination } = event as NavigateEvent;
		if (isElsewhere(destination.url) && event.cancelable) event.preventDefault();
	});
	for (const kind of ['click', 'auxclick']) globalThis.addEventListener(kind, refuseLink, { capture: true });
	const openWindow = globalThis.open.bind(globalThis);
	globalThis.open = (url, target, features) =>
		url !== undefined && isElsewhere(String(url)) ? null : openWindow(url, target, features);
	for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
		Reflect.deleteProperty(globalThis, name);
	}
}

function refuseLink(event: Event): void {
	const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement && each.href !== '');
	if (link && isElsewhere((link as HTMLAnchorElement).href)) event.preventDefault();
}
