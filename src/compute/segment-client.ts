import type { QueryColumn, SegmentQuery, SegmentResult } from '#src/core/segment/index.ts';
import { AppError } from '#src/errors/index.ts';
import type { SegmentMethods } from '#workers/segment.worker.ts';
import type { Progress } from '#workers/serve.ts';
import url from '#workers/segment.worker.ts?worker&url';
import { Lane } from './lane.ts';
import type { Job } from './runner.ts';

/**
 * The segmentation of one project, in a worker that keeps the columns it was given: each is copied once, and one at a
 * time, so that the page answers in between. One run at a time.
 */
export class SegmentClient {
	readonly #lane = new Lane<SegmentMethods>(url);
	/** What the worker holds. */
	#held = new Map<QueryColumn['column'], number>();
	#given = 0;

	/** Metrics and all schemes of a query. */
	analyse(query: SegmentQuery, onProgress?: (progress: Progress) => void): Job<SegmentResult> {
		const controller = new AbortController();
		let isOpen = true;
		const result = this.#run(query, controller.signal, onProgress).finally(() => (isOpen = false));
		const cancel = () => {
			if (!isOpen) return;
			controller.abort(new AppError('job.cancelled', {}));
			this.#lane.cancel();
		};
		return { result, cancel };
	}

	/** Ends the worker. */
	dispose(): void {
		this.#lane.dispose();
	}

	async #run(
		{ project, tables, schemes }: SegmentQuery,
		signal: AbortSignal,
		onProgress?: (progress: Progress) => void,
	): Promise<SegmentResult> {
		try {
			// What has changed is on screen before it is copied.
			await new Promise((resolve) => setTimeout(resolve));
			const used = new Map<QueryColumn['column'], number>();
			for (const each of tables.flatMap(({ columns }) => columns)) {
				signal.throwIfAborted();
				used.set(each.column, this.#held.get(each.column) ?? (await this.#send(each)));
			}
			signal.throwIfAborted();
			const posted = tables.map(({ table, columns }) => ({
				table,
				columns: columns.map(({ column }) => used.get(column) ?? 0),
			}));
			const result = await this.#lane.run('analyse', { project, tables: posted, schemes }, onProgress);
			this.#held = used;
			return result;
		} catch (thrown) {
			this.#held = new Map();
			throw thrown;
		}
	}

	async #send({ column, pack }: QueryColumn): Promise<number> {
		const number = ++this.#given;
		await this.#lane.run('hold', { number, column: pack() });
		this.#held.set(column, number);
		return number;
	}
}
