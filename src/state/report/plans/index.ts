import type { WirePage } from '#src/io/project-file/index.ts';
import { comparisonPage } from './comparison-page.ts';
import { movePage } from './move-page.ts';
import { territoryPage } from './territory-page.ts';
import type { SheetScene } from './scenes.ts';

/** The sheets of every plan: before and after, its territories, its moves. */
export function planPages(scenes: readonly SheetScene[]): readonly WirePage[] {
	return scenes.flatMap((scene) =>
		[comparisonPage(scene), territoryPage(scene), movePage(scene)].filter((page) => page !== null),
	);
}
