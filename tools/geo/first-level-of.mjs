/** Share of the cities of a state of GeoNames that have to lie in one unit, so that all do. */
const MOSTLY = 0.9;

/**
 * The unit of the first level that each city lies in, by the boundaries before anything was simplified, else the nearest of its
 * country: as `states` of GeoNames whose cities lie in one unit, and `own` for each city beside these.
 */
export function firstLevelOf(cities, units) {
	const byCountry = new Map();
	for (const unit of units) {
		const own = { ...unit, boxes: polygonsOf(unit.parts).map((rings) => ({ rings, box: boxOf(rings[0]) })) };
		byCountry.set(unit.country, [...(byCountry.get(unit.country) ?? []), own]);
	}
	const found = cities.map(({ country, place }) => unitAt(byCountry.get(country) ?? [], place));
	const votes = new Map();
	cities.forEach(({ country, state }, i) => {
		const of = votes.get(`${country} ${state}`) ?? new Map();
		votes.set(`${country} ${state}`, of.set(found[i], (of.get(found[i]) ?? 0) + 1));
	});
	const [states, settled] = [new Map(), new Map()];
	for (const [key, of] of votes) {
		const all = [...of.values()].reduce((sum, each) => sum + each, 0);
		const [unit, most] = [...of].reduce((best, each) => (each[1] > best[1] ? each : best));
		if (unit === null || most < MOSTLY * all) continue;
		settled.set(key, unit);
		states.set(unit, [...(states.get(unit) ?? []), key.split(' ')[1]].sort());
	}
	const own = cities.map(({ country, state }, i) =>
		settled.has(`${country} ${state}`) || found[i] === null ? '' : found[i].slice(4),
	);
	return { states, own };
}

function unitAt(units, [x, y]) {
	const inside = units.find(({ boxes }) =>
		boxes.some(
			({ rings, box: [west, south, east, north] }) =>
				x >= west && x <= east && y >= south && y <= north && isInside(rings, x, y),
		),
	);
	if (inside) return inside.code;
	let [nearest, least] = [null, Infinity];
	for (const { code, boxes } of units)
		for (const { rings } of boxes)
			for (const [px, py] of rings[0]) {
				const far = (px - x) ** 2 + (py - y) ** 2;
				if (far < least) [nearest, least] = [code, far];
			}
	return nearest;
}

function polygonsOf(parts) {
	return parts.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
}

function isInside(rings, x, y) {
	let inside = false;
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
		}
	return inside;
}

function boxOf(ring) {
	const box = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of ring) {
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], y);
		box[2] = Math.max(box[2], x);
		box[3] = Math.max(box[3], y);
	}
	return box;
}
