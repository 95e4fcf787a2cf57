export { columnInput, profileColumns } from './columns.ts';
export { byEffect, onlyLevel } from './order.ts';
export { profileClasses } from './profile.ts';
export { telling } from './traits.ts';
export type {
	ClassCategory,
	ClassLevel,
	ClassNumber,
	ClassProfiles,
	ColumnTest,
	ComparedCategory,
	ComparedColumn,
	ComparedNumber,
	Distance,
	LevelShare,
	NumberFigures,
	ProfileRequest,
	Strength,
	Trait,
} from './types.ts';
