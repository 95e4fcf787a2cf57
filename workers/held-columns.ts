import { unpackColumn, type Column, type WireColumn } from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';

/** Columns that were posted once, by the number they were given. */
export class HeldColumns {
	#columns = new Map<number, Column>();

	hold(number: number, column: WireColumn): void {
		this.#columns.set(number, unpackColumn(column));
	}

	/** Lets go of all but these. */
	keep(numbers: ReadonlySet<number>): void {
		this.#columns = new Map([...this.#columns].filter(([number]) => numbers.has(number)));
	}

	/** @throws AppError internal for a number that was never posted */
	all(numbers: readonly number[]): Column[] {
		return numbers.map((number) => {
			const column = this.#columns.get(number);
			if (!column) throw new AppError('internal', { detail: `column ${number}` });
			return column;
		});
	}
}
