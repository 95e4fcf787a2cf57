import type { Lane } from './lane.ts';
import type { SegmentMethods } from '#workers/segment.worker.ts';
import url from '#workers/step.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';

/**
 * A second thread for the steps of k-means, beside the worker of a segmentation: they meet in shared memory, which a page has
 * only where its host isolates it (see docs/hosting.md). Without it, one thread does the same work alone.
 */
export class StepTeam {
	#peer: Worker | null = null;

	/** The thread is at hand from now on; nothing happens where memory cannot be shared or there is one core. */
	async provide(lane: Lane<SegmentMethods>): Promise<void> {
		if (this.#peer || !globalThis.crossOriginIsolated || navigator.hardwareConcurrency < 2) return;
		const peer = startWorker(url);
		this.#peer = peer;
		const { port1, port2 } = new MessageChannel();
		peer.postMessage(port1, [port1]);
		await lane.run('employ', { peers: [port2] }, undefined, [port2]);
	}

	/** Ends the thread, which may be waiting for a step that will not come. */
	dispose(): void {
		this.#peer?.terminate();
		this.#peer = null;
	}
}
