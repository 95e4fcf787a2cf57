export { default as Grid } from './Grid.svelte';
export { default as FindBar } from './FindBar.svelte';
export { FindState } from './find-state.svelte.ts';
export type { FindScope } from './find-state.svelte.ts';
export { GridSelection } from './selection-state.svelte.ts';
export { refusalText } from './texts.ts';
export type { GridProps } from './props.ts';
export type { Selection } from './selection.ts';
export type {
	CellPoint,
	ChipColours,
	FormatCell,
	GridColumn,
	GridEdit,
	GridIntent,
	GridTarget,
	ParseCell,
	Rect,
	RefusalCode,
} from './types.ts';
export { typeInto } from './edits.ts';
export type { EditContext, EditResult } from './edits.ts';
export {
	addColumnAt,
	deleteRowsAt,
	freeColumnId,
	insertRowsAt,
	removeColumn,
	renameColumn,
} from './structure-edits.ts';
