/**
 * What coordinates in China are given in: as the Earth is (GPS, OpenStreetMap, most maps abroad), or shifted by some hundred
 * metres as maps in China must be (GCJ-02: Amap, Tencent), and by as much again (BD-09: Baidu).
 */
export type Datum = 'wgs84' | 'gcj02' | 'bd09';

export const DATUMS: readonly Datum[] = ['gcj02', 'bd09', 'wgs84'];

/** Degrees. */
export type LngLat = readonly [longitude: number, latitude: number];

/** Ellipsoid of Krasovsky, which the shift is stated on: semi-major axis in metres, square of the eccentricity. */
const AXIS = 6378245;
const ECCENTRICITY2 = 0.006693421622965943;
/** Turn of BD-09 against GCJ-02, and its offset in degrees. */
const BAIDU = { turn: (Math.PI * 3000) / 180, radius: 2e-5, angle: 3e-6, offset: [0.0065, 0.006] } as const;
/** Each step back leaves less than a hundredth of what was off before, so these are as exact as doubles are. */
const STEPS = 8;

/**
 * A place of mainland China in WGS-84, from any datum; exact to a millimetre against the way there. Hong Kong, Macao, Taiwan
 * and places abroad are shifted in none of them: whoever asks has to leave them out.
 */
export function toWgs84(place: LngLat, datum: Datum): LngLat {
	if (datum === 'wgs84') return place;
	return solved(solved(place, datum === 'bd09' ? gcj02ToBd09 : null), wgs84ToGcj02);
}

/** A place of mainland China given in WGS-84 as a datum has it. */
export function fromWgs84(place: LngLat, datum: Datum): LngLat {
	if (datum === 'wgs84') return place;
	const shifted = wgs84ToGcj02(place);
	return datum === 'bd09' ? gcj02ToBd09(shifted) : shifted;
}

/** The place that a shift leads to the one given; both shifts bend slowly, so the way back is a fixed point. */
function solved(target: LngLat, shift: ((place: LngLat) => LngLat) | null): LngLat {
	if (!shift) return target;
	let [longitude, latitude] = target;
	for (let step = 0; step < STEPS; step++) {
		const [x, y] = shift([longitude, latitude]);
		longitude += target[0] - x;
		latitude += target[1] - y;
	}
	return [longitude, latitude];
}

function wgs84ToGcj02([longitude, latitude]: LngLat): LngLat {
	const [x, y] = [longitude - 105, latitude - 35];
	const wave = (amplitude: number, value: number) => amplitude * Math.sin(value * Math.PI);
	const root = Math.sqrt(Math.abs(x));
	const common = wave(20, 6 * x) + wave(20, 2 * x);
	const north =
		-100 +
		2 * x +
		3 * y +
		0.2 * y * y +
		0.1 * x * y +
		0.2 * root +
		((common + wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30)) * 2) / 3;
	const east =
		300 +
		x +
		2 * y +
		0.1 * x * x +
		0.1 * x * y +
		0.1 * root +
		((common + wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30)) * 2) / 3;
	const angle = (latitude / 180) * Math.PI;
	const curve = 1 - ECCENTRICITY2 * Math.sin(angle) ** 2;
	const meridian = (AXIS * (1 - ECCENTRICITY2)) / (curve * Math.sqrt(curve));
	const parallel = (AXIS / Math.sqrt(curve)) * Math.cos(angle);
	const degrees = 180 / Math.PI;
	return [longitude + (east * degrees) / parallel, latitude + (north * degrees) / meridian];
}

function gcj02ToBd09([x, y]: LngLat): LngLat {
	const radius = Math.hypot(x, y) + BAIDU.radius * Math.sin(y * BAIDU.turn);
	const angle = Math.atan2(y, x) + BAIDU.angle * Math.cos(x * BAIDU.turn);
	return [radius * Math.cos(angle) + BAIDU.offset[0], radius * Math.sin(angle) + BAIDU.offset[1]];
}
