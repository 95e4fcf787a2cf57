import type { RoleId } from '#src/core/model/index.ts';
import { ownColumns, relatedColumns } from '#src/core/segment/explain/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import { profileColumns, telling, type ClassProfiles, type Trait } from '#src/core/segment/profile/index.ts';
import type { Column } from '#src/core/table/index.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { ProfileFormats } from '#src/i18n/profile.ts';
import { profileFormats } from '#src/state/segments/profile-formats.ts';

/** A profile with the result it describes. */
export interface Profiled {
	readonly of: SchemeResult;
	readonly profiles: ClassProfiles;
	readonly formats: ProfileFormats;
}

/** Sentences said of a class. */
const TOLD = 3;

/** The profile of a scheme under the filters of other columns, compared again whenever result, filters or columns change. */
export class ProfileView {
	readonly view: SchemeView;
	readonly asked: Asked<'profile', SchemeResult>;
	readonly columns: readonly Column[] = $derived.by(() => {
		const { customers } = this.view.session.sheets;
		return customers ? profileColumns(customers.columns, this.#roles) : [];
	});
	/** Ids of columns that the scheme itself is made of. */
	readonly own: ReadonlySet<string> = $derived.by(() =>
		this.view.scheme ? ownColumns(this.view.scheme, this.#roles) : new Set(),
	);
	/** Class per row of the result; −1 where the customer is filtered out. */
	readonly #classOf: ArrayLike<number> = $derived.by(() => {
		const { result, mask } = this.view;
		if (!result || !mask) return result?.classOf ?? [];
		return Int16Array.from(result.classOf, (own, row) => (mask[row] === 1 ? own : -1));
	});
	readonly profiled: Profiled | null = $derived.by(() => {
		const { done } = this.asked;
		if (!done) return null;
		const { session } = this.view;
		return {
			of: done.of,
			profiles: done.answer,
			formats: profileFormats(session, session.display, done.of),
		};
	});

	constructor(view: SchemeView) {
		this.view = view;
		this.asked = new Asked(view.session, 'profile', () => this.#asking());
	}

	dispose(): void {
		this.asked.dispose();
	}

	/** What is told of a class: not what the scheme is made of, unless that is what was clustered. */
	told({ profiles, of }: Profiled, c: number): readonly Trait[] {
		const traits = (profiles.traits[c] ?? []).filter(
			({ column }) => of.kind === 'clusters' || !this.own.has(column),
		);
		return telling(traits, TOLD, (column) => relatedColumns(column, this.#roles));
	}

	get #roles(): Readonly<Record<string, RoleId | undefined>> {
		const { sheets, open } = this.view.session;
		return open.current.recipe.roles[sheets.customers?.id ?? ''] ?? {};
	}

	#asking() {
		const { result, session } = this.view;
		if (!result || session.analysis.isBehind) return null;
		const question = { classOf: this.#classOf, classes: result.classes.length };
		return { question, columns: this.columns, of: result };
	}
}
