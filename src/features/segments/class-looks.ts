import type { SchemeResult } from '#src/core/segment/index.ts';
import { m } from '#src/i18n/index.ts';
import type { SchemeView } from './scheme-view.svelte.ts';

/** A class as pictures and tables show it. */
export interface ClassLook {
	readonly name: string;
	/** Without the traits of a cluster. */
	readonly short: string;
	readonly colour: number;
}

/** Looks of the classes of a result, in their order. */
export function classLooks({ session }: SchemeView, { classes }: SchemeResult): readonly ClassLook[] {
	return classes.map(({ name, colour }) => {
		const full = session.display.className(name);
		const number = name.args['number'];
		const isCluster = number !== undefined && /^cluster(?:Average)?$/u.test(name.code);
		return { name: full, short: isCluster ? m.segments_cluster_short({ number }) : full, colour };
	});
}
