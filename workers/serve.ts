import { expose, transfer } from 'comlink';
import { toFault, type Fault } from '#src/errors/index.ts';

/** Progress: a stage code (spoken by `i18n/`), done of total where known; `found` so far, of a type that the client knows. */
export interface Progress {
	readonly stage: string;
	readonly done: number;
	readonly total: number | null;
	readonly found?: unknown;
}
export type Report = (progress: Progress) => void;

/** What crosses the boundary back: a value, or a fault that keeps its code and arguments. */
export type Outcome =
	{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault };

/** Methods of a worker: plain request in, plain result out. */
export type Methods = Readonly<Record<string, (request: never, report: Report) => unknown>>;

const buffers = new WeakMap<object, Transferable[]>();

/** Marks a result whose buffers move to the page instead of being copied. */
export function moving<T extends object>(value: T, transferables: Transferable[]): T {
	buffers.set(value, transferables);
	return value;
}

/** Makes these methods callable by `compute/`. */
export function serve(methods: Methods): void {
	const call = async (method: string, request: unknown, report: Report | null): Promise<Outcome> => {
		try {
			const value: unknown = await methods[method]?.(request as never, report ?? (() => undefined));
			const moved = typeof value === 'object' && value !== null ? buffers.get(value) : undefined;
			return moved ? transfer({ ok: true, value }, [...new Set(moved)]) : { ok: true, value };
		} catch (thrown) {
			return { ok: false, fault: toFault(thrown) };
		}
	};
	expose({ call });
}
