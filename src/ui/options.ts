import type { Icon } from './icon.ts';

/** A value to choose, for Select and OptionList. */
export interface Option {
	readonly value: string;
	readonly label: string;
	readonly icon?: Icon | undefined;
	/** Heading it stands under; options of a group are neighbours. */
	readonly group?: string | undefined;
	/** Quiet text at the right. */
	readonly detail?: string | undefined;
	/** Further words found by the search: synonyms, initials. */
	readonly keywords?: string | undefined;
	readonly disabled?: boolean | undefined;
}

/** Options that hold every word of the query in label, detail, group or keywords; those that start with it come first. */
export function matchOptions(options: readonly Option[], query: string): readonly Option[] {
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return options;
	const found = options.filter((option) => {
		const text = [option.label, option.detail, option.group, option.keywords].join(' ').toLowerCase();
		return words.every((word) => text.includes(word));
	});
	const starts = (option: Option) => (option.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
	return found.some((option) => option.group) ? found : found.toSorted((a, b) => starts(a) - starts(b));
}

/** Neighbouring options of one group, in order. */
export function groupOptions(
	options: readonly Option[],
): { readonly group: string; readonly options: Option[] }[] {
	const groups: { group: string; options: Option[] }[] = [];
	for (const option of options) {
		const last = groups.at(-1);
		if (last && last.group === (option.group ?? '')) last.options.push(option);
		else groups.push({ group: option.group ?? '', options: [option] });
	}
	return groups;
}
