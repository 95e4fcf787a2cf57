export { profileClasses } from './profile.ts';
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
	Trait,
} from './types.ts';
