/** What a file says that its places are given in; not all that is, but what makes a difference in China. */
export type StatedSystem = 'wgs84' | 'cgcs2000' | 'xian1980' | 'beijing1954';

const SYSTEMS: readonly (readonly [StatedSystem, RegExp])[] = [
	['cgcs2000', /CGCS_?2000|China_2000|China_Geodetic_Coordinate_System_2000|EPSG:{1,2}4490\b/i],
	['xian1980', /Xian[_ ]?(19)?80|EPSG:{1,2}4610\b/i],
	['beijing1954', /Beijing[_ ]?(19)?54|EPSG:{1,2}4214\b/i],
	['wgs84', /WGS[_ ]?(19)?84|CRS84|EPSG:{1,2}4326\b/i],
];

/** The system that a .prj or a name of a coordinate system speaks of; null = none of these. */
export function systemOf(text: string): StatedSystem | null {
	return SYSTEMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What a .prj calls its system: its first quoted name. */
export function systemName(prj: string): string {
	return /"([^"]+)"/.exec(prj)?.[1] ?? prj.slice(0, 40);
}
