import type { Comparison, Condition, FieldTest } from '#src/core/model/index.ts';

/** Steps from a condition down to one of its parts. */
export type Path = readonly number[];

/** A condition with one of its parts changed; a part that becomes null is taken out. */
export function withPart(
	condition: Condition,
	path: Path,
	change: (part: Condition) => Condition | null,
): Condition | null {
	const [step, ...rest] = path;
	if (step === undefined) return change(condition);
	if (condition.kind === 'test') return condition;
	const part = condition.of[step];
	const next = part && withPart(part, rest, change);
	const of = next ? condition.of.with(step, next) : condition.of.toSpliced(step, 1);
	return { kind: condition.kind, of };
}

/** A rule's condition as a group, so that something can be added to it. */
export function grouped(condition: Condition): Exclude<Condition, FieldTest> {
	return condition.kind === 'test' ? { kind: 'all', of: [condition] } : condition;
}

/** A list with one entry moved by so many places; the same list at its ends. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
	const entry = list[from];
	const to = from + by;
	if (entry === undefined || to < 0 || to >= list.length) return list;
	return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}

/** An id that no entry of a list has. */
export function freshId(prefix: string, taken: readonly { readonly id: string }[]): string {
	const ids = new Set(taken.map(({ id }) => id));
	for (let n = taken.length + 1; ; n++) if (!ids.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

/** The comparison with another operator; what it compares with is kept where it still means something. */
export function withOperator(is: Comparison, op: Comparison['op']): Comparison {
	const number = 'value' in is ? is.value : 'min' in is ? is.min : 0;
	switch (op) {
		case 'between':
			return { op, min: number, max: 'max' in is ? is.max : number };
		case 'in':
		case 'notIn':
			return { op, values: 'values' in is ? is.values : [] };
		case 'contains':
		case 'notContains':
			return { op, text: 'text' in is ? is.text : '' };
		case 'missing':
		case 'present':
			return { op };
		default:
			return { op, value: number };
	}
}
