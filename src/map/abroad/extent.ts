/** Places in degrees; NaN = nowhere. */
export interface Places {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
}

/** How far places reach: from `west` so many degrees to the east, across the date line where that is shorter. */
export interface Extent {
	readonly west: number;
	readonly width: number;
	readonly south: number;
	readonly north: number;
}

/** The least extent around places, to whole degrees; null without any. */
export function extentOf({ longitude, latitude }: Places): Extent | null {
	const used = new Uint8Array(360);
	let [south, north] = [Infinity, -Infinity];
	longitude.forEach((degrees, i) => {
		const height = latitude[i] ?? Number.NaN;
		if (!Number.isFinite(degrees) || !Number.isFinite(height)) return;
		used[Math.floor((((degrees + 180) % 360) + 360) % 360)] = 1;
		south = Math.min(south, height);
		north = Math.max(north, height);
	});
	const from = used.indexOf(1);
	if (from < 0) return null;
	let [gap, end, last] = [-1, from, from];
	for (let step = 1; step <= 360; step++) {
		const at = (from + step) % 360;
		if (used[at] !== 1) continue;
		const empty = from + step - last - 1;
		if (empty > gap) [gap, end] = [empty, at];
		last = from + step;
	}
	return { west: end - 180, width: 360 - gap, south, north };
}

/** Whether a meridian runs through an extent. */
export function crosses({ west, width }: Extent, meridian: number): boolean {
	return (((meridian - west) % 360) + 360) % 360 < width;
}
