import {
	MARKET_MEASURES,
	type MarketInput,
	type MarketMeasure,
	type MarketPlaces,
	type MarketPotential,
} from '#src/core/model/market.ts';
import { flag, flaw, list, number, object, oneOf, optional, text, where } from '#src/core/check/index.ts';

const MOST_WEIGHT = 1e6;

/** A potential of areas whose columns and weights can be counted with. */
export const market = where(
	object<MarketPotential>({
		table: text,
		places: object<MarketPlaces>({
			country: optional(text),
			province: optional(text),
			city: optional(text),
			district: optional(text),
		}),
		inputs: list(
			object<MarketInput>({
				kind: oneOf<MarketMeasure>(...MARKET_MEASURES),
				column: text,
				weight: number(0, MOST_WEIGHT),
				perHead: flag,
			}),
			MARKET_MEASURES.length,
		),
	}),
	({ places, inputs }) => {
		if (Object.values(places).every((column) => column === undefined)) return flaw('missing', 'places');
		if (inputs.every(({ weight }) => weight === 0)) return flaw('missing', 'inputs');
		if (new Set(inputs.map(({ kind }) => kind)).size < inputs.length) return flaw('twice', 'inputs');
		return inputs.length > 1 && inputs.some(({ kind }) => kind === 'own') ? flaw('mismatch', 'inputs') : null;
	},
);
