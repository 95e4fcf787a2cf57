interface NavigateEvent extends Event {
	readonly destination: { readonly url: string };
}

/**
 * Closes the ways out that a Content-Security-Policy does not cover: navigation to another origin and peer connections.
 */
export function guardEgress(): void {
	const { navigation } = globalThis as { navigation?: EventTarget };
	navigation?.addEventListener('navigate', (event) => {
		const { destination } = event as NavigateEvent;
		if (new URL(destination.url).origin !== location.origin && event.cancelable) event.preventDefault();
	});
	for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
		Reflect.deleteProperty(globalThis, name);
	}
}
