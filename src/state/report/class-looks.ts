import type { ClassLook } from '#src/io/project-file/index.ts';

/** Colours of classes on paper and in workbooks: those of the light theme, by categorical index 1…10; 0 is neutral. */
const LOOKS: readonly Omit<ClassLook, 'name'>[] = [
	{ tint: 'EDF1F3', ink: '4A545A', mark: '8A9297' },
	{ tint: 'E1EAF2', ink: '185B9B', mark: '185B9B' },
	{ tint: 'F9EEE1', ink: '915917', mark: 'CD7915' },
	{ tint: 'EDF1EB', ink: '526C4B', mark: '719462' },
	{ tint: 'F5E9EC', ink: '964B62', mark: 'AF5570' },
	{ tint: 'EDEAE2', ink: '725B22', mark: '725B22' },
	{ tint: 'EEEFFB', ink: '5A619E', mark: '8087E2' },
	{ tint: 'DEF3F3', ink: '086F6F', mark: '04A19F' },
	{ tint: 'EFE6EB', ink: '833B67', mark: '833B67' },
	{ tint: 'E5F2F9', ink: '256A8A', mark: '2A7CA2' },
	{ tint: 'EAE9E8', ink: '5D5751', mark: '5D5751' },
];

/** Look of a class in a workbook. */
export function classLook(name: string, colour: number): ClassLook {
	return { name, ...(LOOKS[colour] ?? LOOKS[0] ?? { tint: 'FFFFFF', ink: '000000', mark: '000000' }) };
}
