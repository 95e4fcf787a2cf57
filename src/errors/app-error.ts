import type { ErrorArgs, ErrorCode } from './catalogue.ts';

/** An error as a value: a code of the catalogue with its arguments. Crosses worker boundaries as it is. */
export interface Fault<C extends ErrorCode = ErrorCode> {
	readonly code: C;
	readonly args: ErrorArgs[C];
}

/** The only error thrown on purpose anywhere in the product. Its sentence, with what to do, lives in `i18n/`. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
	override readonly name = 'AppError';
	readonly code: C;
	readonly args: ErrorArgs[C];

	constructor(code: C, args: ErrorArgs[C], options?: ErrorOptions) {
		super(`${code} ${JSON.stringify(args)}`, options);
		this.code = code;
		this.args = args;
	}

	/** The plain value of this error, safe to post and to store. */
	get fault(): Fault<C> {
		return { code: this.code, args: this.args };
	}
}

/** Any thrown value as a fault; what is not an AppError becomes `internal` with its message as detail. */
export function toFault(thrown: unknown): Fault {
	if (isAppError(thrown)) return thrown.fault;
	if (isFault(thrown)) return thrown;
	const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
	return { code: 'internal', args: { detail } };
}

/** A fault that crossed a worker boundary, thrown again on this side. */
export function reviveFault(fault: Fault): AppError {
	return new AppError(fault.code, fault.args);
}

function isAppError(value: unknown): value is AppError {
	return value instanceof AppError;
}

function isFault(value: unknown): value is Fault {
	return typeof value === 'object' && value !== null && 'code' in value && 'args' in value;
}
