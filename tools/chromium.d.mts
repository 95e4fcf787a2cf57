export function findChromium(): string | null;
export function provideChromium(
	execute: (command: string, args: string[], env?: Record<string, string>) => Promise<{ ok: boolean }>,
	find?: () => string | null,
	isRoot?: boolean,
): Promise<string | null>;
export const chromiumFlags: string[];
