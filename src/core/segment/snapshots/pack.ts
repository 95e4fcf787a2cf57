import type { KeptField, KeptScheme, Snapshot } from '#src/core/model/index.ts';
import type { RuleField } from '#src/core/segment/rules/fields.ts';
import type { State, StateScheme } from './types.ts';

/** What a snapshot is called and when it was kept. */
export type SnapshotHead = Pick<Snapshot, 'id' | 'name' | 'why' | 'time'>;

/** A state as a snapshot: customers by key, lists as texts. */
export function packState(state: State, head: SnapshotHead): Snapshot {
	const order = orderOf(state);
	const numbers = (values: ArrayLike<number>) => order.map((row) => numberText(values[row])).join('\t');
	return {
		...head,
		analysisDate: state.analysisDate,
		count: order.length,
		keys: order.map((row) => state.keys[row] ?? '').join('\t'),
		names: state.names.some((name) => name !== '')
			? order.map((row) => state.names[row] ?? '').join('\t')
			: '',
		amounts: numbers(state.amounts),
		schemes: state.schemes.map(({ scheme, classes, classOf, values, thresholds, places }): KeptScheme => ({
			...{ scheme, classes, thresholds, classOf: numbers(classOf) },
			...(places && { places: { x: packPlaces(places.x, order), y: packPlaces(places.y, order) } }),
			values: Object.fromEntries(
				Object.entries(values).map(([key, field]) => [key, packField(field, order)]),
			),
		})),
	};
}

const states = new WeakMap<Snapshot, State>();

/** The state of a snapshot; worked out once. */
export function unpackState(snapshot: Snapshot): State {
	const known = states.get(snapshot);
	if (known) return known;
	const list = (text: string) => (snapshot.count === 0 ? [] : text.split('\t'));
	const state: State = {
		analysisDate: snapshot.analysisDate,
		keys: list(snapshot.keys),
		names: snapshot.names === '' ? new Array<string>(snapshot.count).fill('') : list(snapshot.names),
		amounts: readNumbers(list(snapshot.amounts)),
		schemes: snapshot.schemes.map((kept): StateScheme => ({
			...{ scheme: kept.scheme, classes: kept.classes, thresholds: kept.thresholds },
			classOf: Uint8Array.from(list(kept.classOf), Number),
			places: kept.places
				? { x: readNumbers(list(kept.places.x)), y: readNumbers(list(kept.places.y)) }
				: null,
			values: Object.fromEntries(
				Object.entries(kept.values).map(([key, field]) => [
					key,
					field.kind === 'number'
						? { kind: 'number', values: readNumbers(list(field.values)) }
						: { kind: 'text', codes: Int32Array.from(list(field.codes), Number), texts: field.texts },
				]),
			),
		})),
	};
	states.set(snapshot, state);
	return state;
}

/** Rows by key; customers with one key by their sales, then by their classes. */
function orderOf({ keys, amounts, schemes }: State): number[] {
	const by = (a: number, b: number) => {
		const [x, y] = [keys[a] ?? '', keys[b] ?? ''];
		if (x !== y) return x < y ? -1 : 1;
		const gap = (amounts[a] || 0) - (amounts[b] || 0);
		if (gap !== 0) return gap;
		for (const { classOf, places } of schemes) {
			if (classOf[a] !== classOf[b]) return (classOf[a] ?? 0) - (classOf[b] ?? 0);
			const apart = places ? gapOf(places.x, a, b) || gapOf(places.y, a, b) : 0;
			if (apart !== 0) return apart;
		}
		return 0;
	};
	return keys.map((_, row) => row).sort(by);
}

function gapOf(values: Float64Array, a: number, b: number): number {
	return (values[a] || 0) - (values[b] || 0);
}

/** Digits to which places are kept: a hundredth of a pixel where an axis runs from 0, and few enough for large lists. */
const PLACE_DIGITS = 5;

function packPlaces(values: Float64Array, order: readonly number[]): string {
	return order
		.map((row) => {
			const value = values[row] ?? Number.NaN;
			return Number.isFinite(value) ? String(Number(value.toPrecision(PLACE_DIGITS))) : '';
		})
		.join('\t');
}

function packField(field: RuleField, order: readonly number[]): KeptField {
	if (field.kind === 'number')
		return { kind: 'number', values: order.map((row) => numberText(field.values[row])).join('\t') };
	const used = new Set<string>();
	for (const row of order) {
		const code = field.codes[row] ?? -1;
		if (code >= 0) used.add(field.texts[code] ?? '');
	}
	const texts = [...used].sort();
	const codeOf = new Map(texts.map((text, code) => [text, code]));
	const codes = order.map((row) => codeOf.get(field.texts[field.codes[row] ?? -1] ?? '\t') ?? -1);
	return { kind: 'text', codes: codes.join('\t'), texts };
}

function numberText(value: number | undefined): string {
	return value === undefined || !Number.isFinite(value) ? '' : String(value);
}

function readNumbers(texts: readonly string[]): Float64Array {
	return Float64Array.from(texts, (text) => (text === '' ? Number.NaN : Number(text)));
}
