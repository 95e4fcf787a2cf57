/** A text at the start of a line: its first letter large. Chinese is left as it is. */
export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
