import type { AreaSketch, Line } from '../sketch.ts';

const ofAreas = new WeakMap<AreaSketch, Path2D>();
const ofLines = new WeakMap<readonly Line[], Path2D>();

/** The outline of an area in the plane, made once. */
export function areaPath(area: AreaSketch): Path2D {
	let path = ofAreas.get(area);
	if (!path) {
		path = ringsPath(area.parts.flat());
		ofAreas.set(area, path);
	}
	return path;
}

/** Rings in the plane as one path. */
export function ringsPath(rings: readonly Line[]): Path2D {
	const path = new Path2D();
	for (const ring of rings) addLine(path, ring, true);
	return path;
}

/** Lines in the plane as one path, made once. */
export function linePath(lines: readonly Line[]): Path2D {
	let path = ofLines.get(lines);
	if (!path) {
		path = new Path2D();
		for (const line of lines) addLine(path, line, false);
		ofLines.set(lines, path);
	}
	return path;
}

function addLine(path: Path2D, line: Line, isClosed: boolean): void {
	for (let i = 0; i < line.length; i += 2) {
		if (i === 0) path.moveTo(line[0] ?? 0, line[1] ?? 0);
		else path.lineTo(line[i] ?? 0, line[i + 1] ?? 0);
	}
	if (isClosed) path.closePath();
}
