import type { QueryColumn, SegmentQuery, SegmentResult } from '#src/core/segment/index.ts';
import type { Answers, QuestionKind, Questions } from '#src/core/segment/questions.ts';
import { AppError } from '#src/errors/index.ts';
import type { SegmentMethods } from '#workers/segment.worker.ts';
import type { Progress } from '#workers/serve.ts';
import url from '#workers/segment.worker.ts?worker&url';
import { Lane } from './lane.ts';
import type { Job } from './runner.ts';
import { StepTeam } from './step-team.ts';

type OnProgress = (progress: Progress) => void;

/**
 * The segmentation of one project, in a worker that keeps the columns it was given: each is copied once, and one at a
 * time, so that the page answers in between. One run at a time.
 */
export class SegmentClient {
	readonly #lane = new Lane<SegmentMethods>(url);
	readonly #team = new StepTeam();
	/** What the worker holds. */
	#held = new Map<QueryColumn['column'], number>();
	#given = 0;
	#last: Promise<unknown> = Promise.resolve();

	/** Metrics and all schemes of a query. */
	analyse(query: SegmentQuery, onProgress?: OnProgress): Job<SegmentResult> {
		return this.#job((signal) => this.#analyse(query, signal, onProgress));
	}

	/** The answer to a question about columns of the customers; waits for a run under way. */
	ask<K extends QuestionKind>(
		kind: K,
		question: Questions[K],
		columns: readonly QueryColumn[],
		onProgress?: OnProgress,
	): Job<Answers[K]> {
		return this.#job(async (signal) => {
			const used = await this.#hold(columns, signal);
			const numbers = columns.map(({ column }) => used.get(column) ?? 0);
			const answer = await this.#lane.run('ask', { kind, question, columns: numbers }, onProgress);
			// The worker answers each kind of question with its own kind of answer.
			return answer as Answers[K];
		});
	}

	/** Ends the worker. */
	dispose(): void {
		this.#lane.dispose();
		this.#team.dispose();
	}

	/** Runs come one after the other. Cancelling one ends the worker only while that run has it. */
	#job<T>(run: (signal: AbortSignal) => Promise<T>): Job<T> {
		const controller = new AbortController();
		let state: 'waiting' | 'running' | 'ended' = 'waiting';
		const start = async (): Promise<T> => {
			try {
				controller.signal.throwIfAborted();
				state = 'running';
				// What has changed is on screen before it is copied.
				await new Promise((resolve) => setTimeout(resolve));
				return await run(controller.signal);
			} catch (thrown) {
				if (state === 'running') this.#forget();
				throw thrown;
			} finally {
				state = 'ended';
			}
		};
		const result = this.#last.then(start);
		this.#last = result.catch(() => undefined);
		const cancel = () => {
			if (state === 'ended') return;
			controller.abort(new AppError('job.cancelled', {}));
			if (state === 'running') this.#lane.cancel();
		};
		return { result, cancel };
	}

	/** The worker is gone, with what it held and with who helped it. */
	#forget(): void {
		this.#held = new Map();
		this.#team.dispose();
	}

	async #analyse(
		{ project, tables, schemes, isWatching }: SegmentQuery,
		signal: AbortSignal,
		onProgress?: OnProgress,
	): Promise<SegmentResult> {
		const used = await this.#hold(
			tables.flatMap(({ columns }) => columns),
			signal,
		);
		if (schemes.some(({ kind }) => kind === 'clusters')) await this.#team.provide(this.#lane);
		const posted = tables.map(({ table, columns }) => ({
			table,
			columns: columns.map(({ column }) => used.get(column) ?? 0),
		}));
		const result = await this.#lane.run(
			'analyse',
			{ project, tables: posted, schemes, isWatching },
			onProgress,
		);
		this.#held = used;
		return result;
	}

	/** Gives the worker the columns it does not hold; returns the number of each. */
	async #hold(
		columns: readonly QueryColumn[],
		signal: AbortSignal,
	): Promise<Map<QueryColumn['column'], number>> {
		const used = new Map<QueryColumn['column'], number>();
		for (const each of columns) {
			signal.throwIfAborted();
			used.set(each.column, this.#held.get(each.column) ?? (await this.#send(each)));
		}
		signal.throwIfAborted();
		return used;
	}

	async #send({ column, pack }: QueryColumn): Promise<number> {
		const number = ++this.#given;
		await this.#lane.run('hold', { number, column: pack() });
		this.#held.set(column, number);
		return number;
	}
}
