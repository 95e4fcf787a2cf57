import type { Scheme } from '#src/core/model/index.ts';
import type { Spoken } from '#src/core/segment/types.ts';
import type { Draft, Need, TemplateId } from '#src/core/segment/templates/index.ts';

/** What classes of customers are wanted for. */
export const GOALS = ['keep', 'winBack', 'effort', 'worth', 'position', 'grow', 'offer', 'market'] as const;
export type GoalId = (typeof GOALS)[number];

/** A way to classify: one of the methods, or a template. */
export type WayId = 'rfm' | 'tiers' | 'clusters' | 'score' | TemplateId;

export interface Way {
	readonly id: WayId;
	/** Ids of the columns of the customers it reads. */
	readonly from: readonly string[];
	/** Not empty = the data do not allow it: everything that is missing. */
	readonly needs: readonly Need[];
	/** Share of all customers of whom everything it reads is known, 0…1; 0 while something is missing. */
	readonly known: number;
	/** What has been decided for these data, each with its reason. None where a template says it all. */
	readonly choices: readonly Choice[];
	/** The scheme with the choices as they are or as the user picked; null while something is missing. */
	readonly make: ((picks: Picks) => Made) | null;
}

/** A decision about one parameter. */
export interface Choice {
	readonly id: ChoiceId;
	/** One of the options: what is proposed; with `atLeast` several of them, parted by spaces. */
	readonly proposed: string;
	readonly options: readonly string[];
	/** Given where several options are picked together: how many at least. */
	readonly atLeast?: number;
	/** Why that is proposed. */
	readonly why: Spoken;
}

export type ChoiceId =
	| 'window'
	| 'scores'
	| 'map'
	| 'measure'
	| 'cuts'
	| 'inputs'
	| 'clusters'
	| 'criteria'
	| 'weights'
	| 'missing'
	| 'bands'
	| 'across'
	| 'cutAcross'
	| 'up'
	| 'cutUp'
	| 'threat';

/** What the user picked in place of what was proposed. */
export type Picks = Readonly<Partial<Record<ChoiceId, string>>>;

/** A scheme that needs an id only, or a draft whose classes are to be named. */
export type Made =
	| { readonly kind: 'scheme'; readonly scheme: (id: string) => Scheme }
	| { readonly kind: 'draft'; readonly draft: Draft };
