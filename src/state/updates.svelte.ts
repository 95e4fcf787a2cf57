import { keepOffline } from '#src/compute/offline.ts';

/** A newer build of the app that waits for the user's word. */
export class Updates {
	#activate = $state.raw<(() => void) | null>(null);

	/** Registers the service worker; a host that does not allow one only means no use without a network. */
	start(): void {
		void keepOffline((activate) => (this.#activate = activate)).catch(() => undefined);
	}

	get isWaiting(): boolean {
		return this.#activate !== null;
	}

	/** Switches to the newer build and reloads. */
	apply(): void {
		this.#activate?.();
	}
}
