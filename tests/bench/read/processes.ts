import { readdirSync, readFileSync } from 'node:fs';

function status(pid: number): string {
	try {
		return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
	} catch {
		return '';
	}
}

function commandOf(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}

function field(text: string, name: string): number {
	return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

function isBelow(pid: number, ancestor: number): boolean {
	for (let at = pid; at > 1; at = field(status(at), 'PPid')) {
		if (at === ancestor) return true;
	}
	return false;
}

/** Highest peak memory (VmHWM, MB) among the renderer processes of a browser; null where /proc is absent. */
export function rendererPeak(browserPid: number): number | null {
	let peak: number | null = null;
	for (const name of readdirSync('/proc')) {
		const pid = Number(name);
		if (!Number.isInteger(pid) || !isBelow(pid, browserPid)) continue;
		const command = commandOf(name);
		if (command.includes('--type=renderer')) peak = Math.max(peak ?? 0, field(status(pid), 'VmHWM') / 1024);
	}
	return peak;
}
