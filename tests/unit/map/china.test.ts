import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { DEFAULT_REGION_GROUPS, loadDivisions } from '#src/core/geo/index.ts';
import { sketchProvince } from '#src/map/china.sketch.ts';
import { groupOf, setLabels } from '#src/map/group-labels.ts';
import { placeLabels } from '#src/map/labels.ts';
import { chinaTopology, loadChina } from '#src/map/load.ts';
import { mapLayout } from '#src/map/map.layout.ts';
import type { Box } from '#src/map/types.ts';
import { labelsInView, WHOLE } from '#src/map/view.ts';

const topology = await chinaTopology();
const china = await loadChina();
const divisions = await loadDivisions();
const [WIDTH, HEIGHT] = [800, 560];
const provinces = feature(topology, topology.objects.provinces).features;
const provinceAt = (longitude: number, latitude: number) =>
	provinces.find((each) => geoContains(each, [longitude, latitude]))?.id;
const clear = (a: Box, b: Box) => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];

describe('the map of China', () => {
	it('MAP4 draws 34 provinces and every prefecture of the division table', () => {
		const codes = mapLayout(china.province, WIDTH, HEIGHT).shapes.map(({ code }) => code);
		expect(codes).toHaveLength(34);
		expect(codes).toEqual(expect.arrayContaining(['710000', '810000', '820000']));
		const prefectures = mapLayout(china.prefecture, WIDTH, HEIGHT).shapes.map(({ code }) => code);
		expect(prefectures.filter((code) => divisions.get(code) === null)).toEqual([]);
		const expected = divisions.all.filter(
			({ level, code }) => level === 'city' || /^(11|12|31|50|81|82)0000$/.test(code),
		);
		expect(prefectures.sort()).toEqual(expected.map(({ code }) => code));
	});
	it('MAP16 a set of areas has one label, at their middle by area', () => {
		const layout = mapLayout(china.prefecture, WIDTH, HEIGHT);
		const shapes = layout.shapes.filter(({ code }) => ['320500', '320200'].includes(code));
		const area = shapes.reduce((sum, shape) => sum + shape.area, 0);
		const middle = shapes.reduce((sum, shape) => sum + shape.anchor[0] * shape.area, 0) / area;
		const shared = { id: 'east', name: '华东', detail: '98%' };
		const sets = [
			{ ...shared, codes: new Set(['320500', '320200']) },
			{ ...shared, id: 'none', codes: new Set(['999999']) },
		];
		const labels = setLabels(layout, sets);
		expect(labels).toMatchObject([{ code: 'east', name: '华东', detail: '98%', value: 0 }]);
		expect(labels[0]?.anchor[0]).toBeCloseTo(middle, 9);
		expect(labels[0]?.area).toBeCloseTo(area, 9);
		// One beyond the frame does not draw the label there; where all are, it stands with them.
		const beyond = (codes: readonly string[]) =>
			setLabels(
				{
					...layout,
					shapes: layout.shapes.map((shape) =>
						codes.includes(shape.code) ? { ...shape, anchor: [-900, shape.anchor[1]] as const } : shape,
					),
				},
				sets,
			)[0]?.anchor[0];
		const kept = shapes.find(({ code }) => code === '320500');
		expect(beyond(['320200'])).toBeCloseTo(kept?.anchor[0] ?? 0, 9);
		expect(beyond(['320200', '320500'])).toBeCloseTo(-900, 9);
	});
	it('MAP16 a small set whose middle is taken is named beside it with a line to it, not at all where that is too far', () => {
		const box: Box = [390, 290, 410, 310];
		const small = { name: '上海', detail: '98%', anchor: [400, 300] as const, align: 'middle' as const };
		const own = { ...small, code: 'east', box, area: 400, value: 0, reach: 96 };
		const around = (far: number): Box => [400 - far, 300 - far, 400 + far, 300 + far];
		const [beside] = placeLabels([own], [800, 560], [around(40)]);
		expect(beside).toMatchObject({ name: '上海', lead: [400, 300] });
		expect(Math.abs((beside?.x ?? 0) - 400)).toBeGreaterThan(40);
		expect(placeLabels([own], [800, 560], [around(140)])).toEqual([]);
		const parts: Box[] = [
			[300, 290, 320, 310],
			[480, 290, 500, 310],
		];
		const apart = { ...own, box: [300, 290, 500, 310] as Box, parts };
		expect(placeLabels([apart], [800, 560], [])).toMatchObject([{ x: 400, lead: [310, 300] }]);
		expect(placeLabels([own], [800, 560], [])).toMatchObject([{ x: 400, lead: null }]);
	});
	it('MAP4 the outline is the official one', () => {
		expect(provinceAt(91.86, 27.58), '达旺').toBe('540000');
		expect(provinceAt(96.5, 28.3), '察隅').toBe('540000');
		expect(provinceAt(79.5, 35.2), '阿克赛钦').toBe('650000');
		expect(provinceAt(121.5, 25.05), '台北').toBe('710000');
		const taiwan = provinces.find(({ id }) => id === '710000')?.geometry;
		const points = (taiwan && 'coordinates' in taiwan ? taiwan.coordinates.flat(2) : []) as number[][];
		const near = (x: number, y: number) =>
			points.some(([lon = 0, lat = 0]) => Math.hypot(lon - x, lat - y) < 0.05);
		expect([near(123.47, 25.74), near(124.57, 25.93)], '钓鱼岛, 赤尾屿').toEqual([true, true]);
		const [dashes] = topology.objects.dashes.geometries;
		expect(dashes && 'arcs' in dashes ? dashes.arcs : []).toHaveLength(10);
	});
	it.each([
		[800, 560],
		[1400, 800],
		[520, 420],
		[420, 700],
		[300, 260],
	])('MAP5 at %i × %i the inset is clear of Taiwan and Hainan is whole', (width, height) => {
		const layout = mapLayout(china.province, width, height);
		const inset = layout.inset?.box ?? [0, 0, 0, 0];
		const taiwan = layout.shapes.find(({ code }) => code === '710000')?.box ?? [0, 0, 0, 0];
		expect(clear(inset, taiwan)).toBe(true);
		expect(inset[2]).toBeLessThanOrEqual(width);
		expect(inset[3]).toBeLessThanOrEqual(height);
		const sanya = mapLayout(china.prefecture, width, height).shapes.find(({ code }) => code === '460200');
		expect(sanya?.box[3]).toBeLessThanOrEqual(height);
		expect(layout.shapes.every(({ box }) => box[0] >= 0 && box[2] <= width)).toBe(true);
		expect(layout.dashes.match(/M/g)?.length).toBe(10);
	});
	it('MAP6 a province in focus shows its prefectures', () => {
		const guangdong = mapLayout(sketchProvince(china, '440000'), WIDTH, HEIGHT);
		expect(guangdong.shapes).toHaveLength(21);
		expect(guangdong.inset).toBeNull();
		expect(guangdong.context.length).toBeGreaterThan(100);
		expect(mapLayout(sketchProvince(china, '460000'), WIDTH, HEIGHT).inset).not.toBeNull();
	});
	it('MAP7 group borders separate groups only', () => {
		const { between, borders } = mapLayout(china.province, WIDTH, HEIGHT);
		const seven = between(groupOf(DEFAULT_REGION_GROUPS));
		expect(between(() => 'all')).toBe('');
		expect(seven.length).toBeGreaterThan(200);
		expect(seven.length).toBeLessThan(borders.length);
		expect(between((code) => (code === '320500' ? 'east' : 'rest')).length).toBeGreaterThan(50);
		expect(between(groupOf([]))).toBe('');
		expect(between((code) => (code === '320000' ? 'own' : null)).length).toBeGreaterThan(50);
	});
	it('MAP53 areas taken as one have an outline: coasts too, and none of the borders between them', () => {
		for (const sketch of [china.prefecture, china.province]) {
			const { enclosing, between, outline } = mapLayout(sketch, WIDTH, HEIGHT);
			const isIn = (code: string) => code.startsWith('32');
			expect(enclosing(() => true)).toBe(outline);
			expect(enclosing(() => false)).toBe('');
			const inland = between((code) => (isIn(code) ? 'own' : 'rest'));
			expect(inland.split('M').every((line) => enclosing(isIn).includes(line))).toBe(true);
			expect(enclosing(isIn).length).toBeGreaterThan(inland.length);
			expect(enclosing(isIn).length).toBeLessThan(inland.length + outline.length);
		}
	});
	it.each([
		['zh-CN', 612, 537],
		['en', 500, 439],
	] as const)('MAP8 in %s regions with data are labelled before those without', (locale, width, height) => {
		const layout = mapLayout(china.province, width, height);
		const values = new Map(
			['320000', '440000', '330000', '370000', '310000', '350000', '110000', '450000'].map((code, i) => [
				code,
				900 - i * 100,
			]),
		);
		const requests = layout.shapes.map((shape) => ({
			...shape,
			name: divisions.name(shape.code, locale),
			detail: values.has(shape.code) ? '1,234' : '',
			value: values.get(shape.code) ?? null,
		}));
		const labels = labelsInView(layout, WHOLE, requests, 270);
		expect(labels.slice(0, values.size).map(({ code }) => code)).toEqual([...values.keys()]);
		expect(labels.slice(0, values.size).map(({ detail }) => detail)).toEqual([...values].map(() => '1,234'));
		expect(labels.length).toBeGreaterThan(values.size + 5);
	});
	it('MAP8 labels do not collide and small coastal provinces stand at sea', () => {
		const layout = mapLayout(china.province, WIDTH, HEIGHT);
		const requests = layout.shapes.map((shape) => ({
			...shape,
			name: divisions.name(shape.code, 'zh-CN'),
			detail: '1,234',
			value: 1,
		}));
		const labels = labelsInView(layout, WHOLE, requests, 300);
		expect(labels.length).toBeGreaterThanOrEqual(30);
		expect(labels.find(({ code }) => code === '310000')?.align).toBe('start');
		const boxes = labels.map(({ x, y, align, name, detail }): Box => {
			const width = Math.max(name.length * 12.5, detail === '' ? 0 : 32);
			const left = align === 'start' ? x : align === 'end' ? x - width : x - width / 2;
			return [left, y - 7, left + width, y + (detail === '' ? 7 : 21)];
		});
		boxes.forEach((box, index) => {
			for (const other of boxes.slice(index + 1)) expect(clear(box, other), labels[index]?.name).toBe(true);
			expect(clear(box, layout.inset?.box ?? [0, 0, 0, 0])).toBe(true);
		});
	});
});
