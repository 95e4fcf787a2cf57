import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { dismiss, employ } from '#src/core/cluster/index.ts';

/** Does some work with a second thread at hand for the steps of k-means, and ends that. */
export async function withSecondThread<T>(work: () => T): Promise<T> {
	const file = fileURLToPath(new URL('./peer-thread.mjs', import.meta.url));
	const thread = new Worker(file);
	try {
		await once(thread, 'message');
		employ([thread]);
		return work();
	} finally {
		dismiss();
		employ([]);
		await thread.terminate();
	}
}
