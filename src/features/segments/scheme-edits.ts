import type { Change, Json, RuleScheme, Scheme, SchemePicks, ViewState } from '#src/core/model/index.ts';
import { tableOfKind } from '#src/core/model/index.ts';
import {
	defaultClusters,
	defaultRfm,
	defaultRules,
	defaultScore,
	defaultTiers,
} from '#src/core/segment/starting-schemes.ts';
import { usualMeasures } from '#src/core/segment/usual-measures.ts';
import { classColumnId, pointsColumnId } from '#src/state/tables/computed-columns.ts';
import { startingMatrix, templateSource, type TemplateSource } from '#src/core/segment/templates/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Id of the column that shows the three scores of an RFM scheme. */
export function scoreColumnId(schemeId: string): string {
	return `score:${schemeId}`;
}

/** Other parameters for a scheme, without those named in `dropped`: one step that can be undone, and the next version. */
export function changeScheme<S extends Scheme>(
	session: Session,
	scheme: S,
	part: Partial<S>,
	dropped: readonly (keyof S)[] = [],
): void {
	const next = { ...scheme, ...part };
	for (const key of dropped) delete next[key];
	if (JSON.stringify(next) === JSON.stringify(scheme)) return;
	put(session, { ...next, version: scheme.version + 1 });
}

/** What to do with the customers of a class, in the words of the user; null = what is recommended. The version stays. */
export function setAction(session: Session, scheme: Scheme, classId: string, text: string | null): void {
	const { [classId]: _, ...others } = scheme.actions ?? {};
	const actions = text === null ? others : { ...others, [classId]: text };
	if (JSON.stringify(actions) !== JSON.stringify(scheme.actions ?? {})) put(session, { ...scheme, actions });
}

/** Another name and owner; the version stays, since nothing that is computed changes. */
export function renameScheme(session: Session, scheme: Scheme, name: string, owner: string): void {
	put(session, { ...scheme, name: name.trim() || null, owner: owner.trim() || null });
}

/** The parameters of an earlier version again, as the next version; name and owner stay. */
export function restoreVersion(session: Session, scheme: Scheme, earlier: Scheme): void {
	const { name, version } = scheme;
	const owner = scheme.owner ?? null;
	put(session, { ...earlier, name, owner, version: version + 1 });
}

/** Makes a scheme the one that speaks for the project. */
export function makeOfficial(session: Session, scheme: Scheme): void {
	session.open.setRecipe(['official'], scheme.id, { code: 'officialScheme', args: {} });
}

/** A new scheme of a kind with the usual parameters; returns its id. */
export function addScheme(session: Session, kind: Scheme['kind']): string {
	const id = freshId(kind);
	const source = templateSourceOf(session);
	const measures = usualMeasures(source);
	const scheme = {
		rfm: () => defaultRfm(id),
		tiers: () => defaultTiers(id),
		clusters: () => defaultClusters(id, measures),
		rules: () => defaultRules(id, source),
		score: () => defaultScore(id, measures),
		matrix: () => startingMatrix(source, id),
	}[kind]();
	append(session, scheme);
	return id;
}

/** A new scheme of rules that are ready; returns its id. */
export function addRules(
	session: Session,
	parts: Pick<RuleScheme, 'name' | 'classes' | 'rules' | 'otherwise'>,
): string {
	const id = freshId('rules');
	append(session, { id, kind: 'rules', version: 1, ...parts });
	return id;
}

/** A scheme made under a new id; returns it. */
export function addMadeScheme<S extends Scheme>(
	session: Session,
	kind: S['kind'],
	make: (id: string) => S,
): S {
	const scheme = make(freshId(kind));
	append(session, scheme);
	return scheme;
}

/** A copy under another name; returns its id. */
export function duplicateScheme(session: Session, scheme: Scheme, name: string): string {
	const id = freshId(scheme.kind);
	append(session, { ...scheme, id, name, version: 1 });
	return id;
}

/** Takes a scheme away, and with it the filters on its classes: one step. Returns what brings it back, whatever was done since. */
export function deleteScheme(session: Session, scheme: Scheme): () => void {
	const { recipe } = session.open.current;
	const index = recipe.schemes.findIndex((each) => each.id === scheme.id);
	if (index < 0) return () => undefined;
	const changes: Change[] = [
		{ kind: 'setRecipe', path: ['schemes', index], before: asJson(scheme), after: undefined },
	];
	const picks = recipe.picks?.[scheme.id];
	if (picks)
		changes.push({
			kind: 'setRecipe',
			path: ['picks', scheme.id],
			before: asJson(picks),
			after: undefined,
		});
	const customers = tableOfKind(session.open.current, 'customers');
	const view = customers && recipe.views[customers.id];
	if (view) {
		const own = [classColumnId(scheme.id), scoreColumnId(scheme.id), pointsColumnId(scheme.id)];
		const after = without(view, own);
		if (after)
			changes.push({
				kind: 'setRecipe',
				path: ['views', customers.id],
				before: asJson(view),
				after: asJson(after),
			});
	}
	session.open.apply({ kind: 'batch', changes }, { code: 'deleteScheme', args: {} });
	const { seq } = session.open.current;
	return () => {
		const isLast = session.open.current.seq === seq;
		if (isLast) session.open.undo();
		else if (!session.open.current.recipe.schemes.some(({ id }) => id === scheme.id)) append(session, scheme);
	};
}

/** What templates are made from as the project is now. */
function templateSourceOf({ open, analysis }: Session): TemplateSource {
	return templateSource(
		open.current,
		analysis.metrics,
		analysis.computed.map(({ column }) => column),
	);
}

function without(view: ViewState, columns: readonly string[]): ViewState | null {
	const filters = view.filters.filter(({ column }) => !columns.includes(column));
	const sort = view.sort.filter(({ column }) => !columns.includes(column));
	if (filters.length === view.filters.length && sort.length === view.sort.length) return null;
	return { ...view, filters, sort };
}

function put(session: Session, scheme: Scheme): void {
	const index = session.open.current.recipe.schemes.findIndex((each) => each.id === scheme.id);
	if (index >= 0) session.open.setRecipe(['schemes', index], scheme, { code: 'scheme', args: {} });
}

function append(session: Session, scheme: Scheme): void {
	const index = session.open.current.recipe.schemes.length;
	session.open.setRecipe(['schemes', index], scheme, { code: 'addScheme', args: {} });
}

function freshId(kind: Scheme['kind']): string {
	return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}

function asJson(value: Scheme | SchemePicks | ViewState): Json {
	return value as unknown as Json;
}
