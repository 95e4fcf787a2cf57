import { isTextColumn, toCodes, toNumbers, type Column } from '#src/core/table/index.ts';

/** `5`, `5 分`, `5 - strongly agree`; not `2026-01-05`. */
const NUMBER = /^\s*(-?\d{1,3}(?:\.\d+)?)(?!\s*[-/.:年]\s*\d|\d)/u;

/** Words of answers, by their place from the least to the most. */
const WORDS: readonly RegExp[] = [
	/^(?:非常|很|完全|极|强烈)(?:不|反对)|^从不|^从来不|^从未|^strongly disagree|^(?:very|completely|extremely) (?:dis|un)satisfied|^very un|^never|^not at all/u,
	/^(?:比较|有点|有些)?不(?!确定|清楚|知道|适用|好说)|^很少|^偶尔|^反对|^(?:somewhat |slightly )?disagree|^(?:somewhat )?(?:dis|un)satisfied|^rarely|^seldom|^unlikely|^slightly/u,
	/^一般|^中立|^不确定|^说不清|^不好说|^无所谓|^普通|^有时|^neutral|^neither|^undecided|^unsure|^sometimes|^moderately/u,
	/^(?:比较|基本|有点)?(?:同意|满意|符合|重要|赞成|喜欢|愿意)|^经常|^(?:somewhat )?agree|^(?:somewhat )?satisfied|^often|^likely|^important|^quite|^very(?! un| dis)(?=$)/u,
	/^(?:非常|很|完全|极其|十分|强烈)(?:同意|满意|符合|重要|赞成|喜欢|愿意)|^总是|^一直|^strongly agree|^(?:very|completely|extremely) |^extremely$|^always/u,
];

/** Place of a text on its scale; NaN where it says none. */
export function answerOf(text: string): number {
	const plain = text.normalize('NFKC').trim().toLowerCase();
	const found = NUMBER.exec(plain)?.[1];
	if (found !== undefined) return Number(found);
	const place = WORDS.findIndex((words) => words.test(plain));
	return place < 0 ? Number.NaN : place + 1;
}

/** Answers per row, NaN = none; null for a column that cannot hold answers: dates, yes and no. */
export function answersOf(column: Column): Float64Array | null {
	if (!isTextColumn(column)) return column.type === 'number' ? toNumbers(column) : null;
	const { dictionary } = column;
	const places = Float64Array.from({ length: dictionary.size }, (_, code) => answerOf(dictionary.at(code)));
	return Float64Array.from(toCodes(column), (code) => places[code] ?? Number.NaN);
}
