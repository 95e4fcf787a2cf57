export { edgesFor } from './edges.ts';
export {
	addMapClass,
	changeMapClass,
	MOST_MAP_CLASSES,
	ownMapFrom,
	paint,
	removeMapClass,
} from './own-maps.ts';
export { CutRecount, withTarget } from './recount.ts';
export type { CutTarget, OwnCuts, Recount } from './recount.ts';
