export {
	bordersAmong,
	bordersAt,
	loadBorders,
	loadBordersAbroad,
	mergeBorders,
	type Borders,
} from './borders.ts';
export { areasOfRows } from './areas-of-rows.ts';
export { readCoordinates, type CoordinateFault } from './coordinates.ts';
export { loadCities, type Cities, type City } from './cities.ts';
export { COUNTRIES, countryName, matchCountry, type Country, type CountryMatch } from './countries.ts';
export { DATUMS, fromWgs84, toWgs84, type Datum, type LngLat } from './datum.ts';
export { detectGeography, type Geography } from './detect.ts';
export { Divisions, type Division, type DivisionLevel, type DivisionPath } from './divisions.ts';
export { loadFirstLevels, type FirstLevel, type FirstLevels } from './first-levels.ts';
export { DEFAULT_REGION_GROUPS, SIX_REGION_GROUPS, regionOf } from './groups.ts';
export { convexHull, type HullPlaces } from './hull.ts';
export { loadCountries, loadDivisions, type Countries } from './load.ts';
export { outlinesOf, type Outlines } from './outlines.ts';
export { loadMainland, type Mainland } from './mainland.ts';
export { createMatcher, type Matcher } from './matcher.ts';
export type { PartName, PlaceMatch, PlaceParts } from './place.ts';
export { STATUSES, type MatchStatus } from './statuses.ts';
export { locateRows, type LocatedRows, type LocateRequest } from './places-by-point.ts';
export { assumedDatum, pointsOf, type PointsRequest, type RowPoints } from './points.ts';
export { placeRows, type RowTowns } from './towns.ts';
export {
	matchRows,
	noPlaces,
	type OpenPlace,
	type RowPlaces,
	type RowsRequest,
	type TextCodes,
} from './rows.ts';
