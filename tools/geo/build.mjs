/**
 * Prepares all map and division data. Run once after changing an input: npm ci --prefix tools/geo && node tools/geo/build.mjs
 */
import { buildBorders } from './borders.mjs';
import { buildBordersAbroad } from './borders-abroad.mjs';
import { buildBoundaries } from './china.mjs';
import { buildCounties } from './counties.mjs';
import { buildDivisions } from './divisions.mjs';
import { buildCities } from './cities.mjs';
import { buildFirstLevels } from './first-levels.mjs';
import { buildMainland } from './mainland.mjs';
import { buildWorld } from './world.mjs';
import { finish } from './out.mjs';

const units = buildDivisions();
await buildBoundaries(units);
await buildCounties(units);
buildBorders(units);
await buildMainland();
await buildWorld();
buildCities(await buildFirstLevels());
buildBordersAbroad();
finish();
