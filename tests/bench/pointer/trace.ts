/** What is read of an event of a trace; times in microseconds. */
export interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	/** Processor time of the thread. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/**
 * Main-thread work per move of the pointer, in milliseconds: processor time of all tasks from the one that handles the move
 * (handlers, what they change, style, layout, painting) to the one that handles the next move. What other threads
 * and programs do meanwhile does not count.
 */
export function workPerMove(events: readonly TraceEvent[]): number[] {
	const moves = events.filter(
		(each) => each.name === 'EventDispatch' && each.args?.data?.type === 'pointermove',
	);
	const [first] = moves;
	if (!first) return [];
	const isMain = (each: TraceEvent) => each.pid === first.pid && each.tid === first.tid;
	const tasks = events
		.filter((each) => each.name === 'RunTask' && each.ph === 'X' && isMain(each))
		.sort((a, b) => a.ts - b.ts);
	const starts = moves.map(({ ts }) => ts).sort((a, b) => a - b);
	const work = starts.map(() => 0);
	let at = -1;
	for (const { ts, dur = 0, tdur = 0 } of tasks) {
		while ((starts[at + 1] ?? Infinity) < ts + dur) at++;
		if (at >= 0) work[at] = (work[at] ?? 0) + tdur / 1000;
	}
	return work;
}
