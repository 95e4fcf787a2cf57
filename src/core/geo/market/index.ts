export { rowAreas, type AreaPath } from './areas.ts';
export { marketPotential, type AreaMarket, type MarketArea } from './potential.ts';
export { proposeMarket } from './propose.ts';
export {
	marketRows,
	marketShares,
	potentialsAt,
	potentialsBySeat,
	type MarketLevel,
	type MarketShare,
} from './shares.ts';
