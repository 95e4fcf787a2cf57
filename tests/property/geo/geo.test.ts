import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMatcher, loadDivisions, matchRows } from '#src/core/geo/index.ts';
import { placeLabels, textWidth, type LabelRequest } from '#src/map/labels.ts';
import { sequentialScale, stepOf } from '#src/map/scale.ts';

const divisions = await loadDivisions();
const matcher = createMatcher(divisions);
const seed = { seed: 20260630 };
const division = fc.constantFrom(...divisions.all);
const noise = fc.constantFrom('', ' ', '建设路', '3号', '公司', '某某', 'abc', '市辖区');

it('GEO13 whatever the other columns say, the province of the province column stays', () => {
	const provinces = divisions.all.filter(({ level }) => level === 'province');
	fc.assert(
		fc.property(
			fc.constantFrom(...provinces),
			division,
			division,
			noise,
			(province, city, district, tail) => {
				const match = matcher.match({
					province: province.name,
					city: city.name + tail,
					district: district.short,
					address: tail + city.name,
				});
				expect(match.province).toBe(province.code);
				expect(['', province.code.slice(0, 2)]).toContain(match.city.slice(0, 2));
			},
		),
		{ ...seed, numRuns: 500 },
	);
});

it('GEO5 a full path is always read back', () => {
	fc.assert(
		fc.property(division, noise, ({ code }, tail) => {
			const path = divisions.path(code);
			const text = [...new Set([path.province, path.city, path.district])]
				.map((each) => divisions.name(each, 'zh-CN', 'full'))
				.join('');
			const match = matcher.match({ address: text + tail });
			expect([match.province, match.city, match.district], text + tail).toEqual([
				path.province,
				path.city,
				path.district,
			]);
		}),
		{ ...seed, numRuns: 2000 },
	);
});

it('GEO16 any text gives a result, and the same one in any row order', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme', maxLength: 24 }), { minLength: 1, maxLength: 8 }),
			(texts) => {
				const codes = Int32Array.from(texts, (_, index) => index);
				const forward = matchRows(matcher, {
					rows: texts.length,
					columns: { address: { texts, codes } },
					fixes: {},
				});
				const backward = matchRows(matcher, {
					rows: texts.length,
					columns: { address: { texts, codes: codes.slice().reverse() } },
					fixes: {},
				});
				expect([...backward.province].reverse()).toEqual([...forward.province]);
				const placesOf = ({ open }: typeof forward) => open.map(({ examples: _, ...place }) => place);
				expect(placesOf(backward)).toEqual(placesOf(forward));
				const last = texts.length - 1;
				for (const { text, rows, examples } of backward.open) {
					const other = forward.open.find((place) => place.text === text);
					if (rows <= 3) expect(examples.map((row) => last - row).reverse()).toEqual(other?.examples);
				}
			},
		),
		{ ...seed, numRuns: 300 },
	);
});

it('MAP1 MAP3 every finite value has a step that exists, rising with the value', () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 60 }),
			(values) => {
				const scale = sequentialScale(values);
				expect(scale.steps.length).toBeLessThanOrEqual(7);
				const steps = [...values].sort((a, b) => a - b).map((value) => stepOf(scale, value) ?? -1);
				expect(steps).toEqual([...steps].sort((a, b) => a - b));
				expect(scale.steps[steps.at(-1) ?? -1]).toBeDefined();
			},
		),
		{ ...seed, numRuns: 1000 },
	);
});

it('MAP8 placed labels never overlap', () => {
	const at = fc.integer({ min: 0, max: 600 });
	const request = fc.record({
		x: at,
		y: at,
		area: fc.integer({ min: 100, max: 90_000 }),
		name: fc.constantFrom('新疆', 'Inner Mongolia', '香港'),
		value: fc.option(fc.integer({ min: 0, max: 9 })),
	});
	fc.assert(
		fc.property(fc.array(request, { maxLength: 40 }), (requests) => {
			const list = requests.map(({ x, y, area, name, value }, index): LabelRequest => {
				const half = Math.sqrt(area) / 2;
				return {
					code: String(index),
					name,
					detail: value === null ? '' : '1,234',
					value,
					anchor: [x, y],
					align: 'middle',
					box: [x - half, y - half, x + half, y + half],
					area,
				};
			});
			const boxes = placeLabels(list, [600, 600], []).map(({ x, y, name, detail }) => {
				const half = Math.max(textWidth(name, 12.5), textWidth(detail, 11.5)) / 2;
				return [x - half, y - 7, x + half, y + (detail === '' ? 7 : 21)] as const;
			});
			boxes.forEach((a, index) => {
				for (const b of boxes.slice(index + 1))
					expect(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]).toBe(true);
			});
		}),
		{ ...seed, numRuns: 200 },
	);
});
