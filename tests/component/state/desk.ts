import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, rowIdAt, type Column, type Table } from '#src/core/table/index.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { sampleSession } from './sample.ts';

/** The sample project with its territories, opened for every test of a file. */
export class TerritoryDesk {
	readonly jobs = new Jobs();
	#session: Session | null = null;
	#state: Territories | null = null;

	get session(): Session {
		return opened(this.#session);
	}
	get state(): Territories {
		return opened(this.#state);
	}
	get customers(): Table {
		return opened(tableOfKind(this.session.open.current, 'customers') ?? null);
	}

	async open(language: 'zh-CN' | 'en'): Promise<void> {
		this.#session = await sampleSession(language, this.jobs);
		this.#state = new Territories(this.session, this.jobs);
	}

	/** Makes a plan as the app proposes it, but for some parts. */
	async made(part: Partial<TerritoryPlan> = {}): Promise<TerritoryPlan> {
		const plan = { ...(await newPlan(this.session, this.state)), ...part };
		await this.state.making.create(plan);
		return this.state.plans.find(({ id }) => id === plan.id) ?? plan;
	}

	/** Writes texts into cells of a column, as who types them. */
	write(table: Table, column: Column, cells: readonly (readonly [row: number, text: string | null])[]): void {
		const rows = cells.map(([row]) => rowIdAt(table, row));
		const before = cells.map(([row]) => cellAt(column, row));
		const patches = [{ column: column.id, rows, before, after: cells.map(([, text]) => text) }];
		this.session.open.apply(
			{ kind: 'setCells', table: table.id, patches },
			{ code: 'grid.edit', args: { column: column.name } },
		);
	}

	/** A plan, or today, as the screen looks at it. */
	viewOf(plan: TerritoryPlan | null): PlanView {
		return new PlanView(this.session, this.state, () => plan?.id ?? 'today');
	}
}

/** A desk that is opened anew for every test. */
export function freshDesk(language: 'zh-CN' | 'en' = 'zh-CN'): TerritoryDesk {
	const desk = new TerritoryDesk();
	beforeEach(() => desk.open(language));
	afterEach(() => desk.session.close());
	return desk;
}

/** A desk that all tests of a file share; `prepare` makes what they start from. */
export function sharedDesk(language: 'zh-CN' | 'en', prepare: (desk: TerritoryDesk) => Promise<void>) {
	const desk = new TerritoryDesk();
	beforeAll(async () => {
		await desk.open(language);
		await prepare(desk);
	});
	afterAll(() => desk.session.close());
	return desk;
}

function opened<T>(value: T | null): T {
	if (value === null) throw new Error('not opened yet');
	return value;
}
