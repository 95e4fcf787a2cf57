import { describe, expect, it } from 'vitest';
import { USUAL_WORKLOAD, type ClassService } from '#src/core/model/index.ts';
import {
	callCurve,
	callPlan,
	capacityHours,
	concaveResponse,
	contactHours,
	costOf,
	effortOf,
	fieldEffortOf,
	fieldHours,
	headcount,
	hourRates,
	nextVisit,
	presetService,
	USUAL_RESPONSE,
	usualWorkload,
	visitsOf,
	workingHours,
	type AnsweringClass,
} from '#src/core/territory/workload/index.ts';

const { channels, capacity } = USUAL_WORKLOAD;
const service = (channel: ClassService['channel'], contacts: number, minutes = 60): ClassService => ({
	...{ channel, contacts, minutes },
});

describe('hours', () => {
	it('WRK9 contacts in person take their minutes and preparation, others those of their channel', () => {
		expect(contactHours(service('field', 1, 90), channels)).toBe(2);
		expect(contactHours(service('phone', 1, 90), channels)).toBeCloseTo(20 / 60, 12);
		expect(contactHours(service('digital', 1, 90), channels)).toBeCloseTo(5 / 60, 12);
	});

	it('WRK9 visits are those of the class, nobody visits who is served otherwise, and no class has a service of its own', () => {
		const served = {
			classOf: Int32Array.of(0, 1, -1),
			services: [service('field', 12, 90), service('phone', 4)],
			otherwise: service('field', 2, 30),
		};
		const { visits, minutes } = visitsOf(served);
		expect([...visits]).toEqual([12, 0, 2]);
		const hours = fieldHours({ visits, minutes }, Float64Array.of(5, 0, 1), channels);
		expect([...hours]).toEqual([12 * 2 + 5, 0, 2 + 1]);
	});

	it('WRK10 customary frequencies fall from the first class to the last; the last is served by phone', () => {
		expect(presetService(['a', 'b', 'c', 'd'], 'high')).toMatchObject({
			a: { contacts: 24, channel: 'field' },
			d: { contacts: 1, channel: 'phone' },
		});
		const eight = Object.values(presetService([...'abcdefgh'], 'middle')).map(({ contacts }) => contacts);
		expect(eight).toEqual([18, 18, 9, 9, 3, 3, 1, 1]);
		expect(usualWorkload().classes).toBeNull();
		expect(usualWorkload({ kind: 'column', column: 'tier' }, ['A', 'B']).service['B']?.contacts).toBe(9);
	});
});

describe('people', () => {
	it('WRK11 1,000 customers × 36 calls and 2,000 × 12 by people with 1,000 calls each take 60 people', () => {
		const classes = [
			{ customers: 1000, calls: 36, length: 1 },
			{ customers: 2000, calls: 12, length: 1 },
		];
		expect(headcount(classes, 1000)).toBe(60);
		expect(headcount(classes, 0)).toBeNull();
		expect(headcount([], 1000)).toBe(0);
		expect(headcount([{ customers: 1e300, calls: 1e300, length: 1 }], 1)).toBeNull();
	});

	it('WRK11 a full post has 220 days of 8 hours, of which the field share is for customers', () => {
		expect(workingHours(capacity)).toBe(1760);
		expect(capacityHours(null, capacity)).toBeCloseTo(1056, 9);
		expect(capacityHours(800, capacity)).toBeCloseTo(480, 9);
		expect(capacityHours(0, capacity)).toBe(0);
	});
});

describe('coverage', () => {
	const rates = hourRates(
		[
			{ cost: 300_000, hours: 1500 },
			{ cost: null, hours: 1000 },
		],
		capacity,
	);

	it('WRK12 an hour costs what those cost whose cost is known, over the hours they have for customers', () => {
		expect(rates.field).toBeCloseTo(300_000 / (1500 * 0.6), 9);
		expect(rates.inside).toBeCloseTo(300_000 / (1500 * 0.75), 9);
		expect(hourRates([{ cost: 1, hours: 0 }], capacity)).toEqual({ field: null, inside: null });
		expect(hourRates([], capacity)).toEqual({ field: null, inside: null });
	});

	it('WRK12 a class costs its contacts, or its hours where a contact has no price; all in person costs travel too', () => {
		const covered = {
			...{ customers: 100, service: service('phone', 4), travelHours: 0, fieldTravelHours: 350 },
		};
		const now = effortOf(covered, channels, rates);
		expect(now.contacts).toBe(400);
		expect(now.hours).toBeCloseTo(400 / 3, 9);
		expect(now.cost).toBeCloseTo((400 / 3) * (rates.inside ?? 0), 6);
		const field = fieldEffortOf(covered, channels, rates);
		expect([field.contacts, field.hours]).toEqual([400, 400 * 1.5 + 350]);
		const priced = { ...channels, phone: { ...channels.phone, costPerContact: 30 } };
		expect(effortOf(covered, priced, rates).cost).toBe(12_000);
		const unknown = effortOf(covered, channels, { field: null, inside: null });
		expect(unknown.cost).toBeNull();
		expect([costOf([now, unknown]), costOf([{ ...unknown, contacts: 0 }]), costOf([])]).toEqual([null, 0, 0]);
	});
});

describe('visits where they bring most', () => {
	const answering = (part: Partial<AnsweringClass>): AnsweringClass => ({
		...{ customers: 10, visits: 12, hoursPerVisit: 2, sales: 1000, response: USUAL_RESPONSE },
		...part,
	});

	it('WRK13 hours go from the class that answers least to the one that answers most, and no hour is made up', () => {
		const classes = [answering({ sales: 10_000 }), answering({ sales: 100 })];
		const today = 2 * 10 * 12 * 2;
		const plan = callPlan(classes, today);
		expect(plan.lines[0]?.visits).toBeGreaterThan(12);
		expect(plan.lines[1]?.visits).toBeLessThan(12);
		expect(plan.hours + plan.left).toBeCloseTo(today, 9);
		expect(plan.gain).toBeGreaterThan(0);
		expect(plan.gain).toBeCloseTo(
			plan.lines.reduce((sum, { gain }) => sum + gain, 0),
			9,
		);
	});

	it('WRK13 no division of the same hours over a fine grid brings more', () => {
		const classes = [
			answering({ sales: 5000, response: { none: 0.4, half: 0.8, more: 1.2 } }),
			answering({ sales: 3000, visits: 6, response: { none: 0.7, half: 0.9, more: 1.02 } }),
		];
		const hours = 240;
		const best = callPlan(classes, hours).gain;
		const share = (response: readonly number[], level: number) => {
			const i = Math.min(2, Math.floor(level * 2));
			return (response[i] ?? 0) + ((response[i + 1] ?? 0) - (response[i] ?? 0)) * (level * 2 - i);
		};
		for (let a = 0; a <= 150; a++) {
			const level = a / 100;
			const other = Math.min(1.5, (hours - level * 240) / 120);
			if (other < 0) continue;
			const gain =
				5000 * (share([0.4, 0.8, 1, 1.2], level) - 1) + 3000 * (share([0.7, 0.9, 1, 1.02], other) - 1);
			expect(gain).toBeLessThanOrEqual(best + 1e-6);
		}
	});

	it('WRK18 every class keeps its share of the visits of today, and what is left goes where it brings most', () => {
		const classes = [answering({ sales: 10_000 }), answering({ sales: 100 }), answering({ sales: 50 })];
		const today = 3 * 10 * 12 * 2;
		const free = callPlan(classes, today);
		const kept = callPlan(classes, today, 0.5);
		expect(free.lines.map(({ visits }) => visits)).toEqual([18, 12, 6]);
		expect(callPlan(classes, today - 240).lines[2]?.visits).toBe(0);
		expect(callPlan(classes, today - 240, 0.5).lines.map(({ visits }) => visits)).toEqual([12, 6, 6]);
		expect(kept.gain).toBeCloseTo(free.gain, 9);
		expect(callPlan(classes, today, 1).lines.map(({ visits }) => visits)).toEqual([12, 12, 12]);
		expect(callPlan(classes, today, 1).gain).toBeCloseTo(0, 9);
		// Too few hours for the half of everything: everybody keeps a quarter.
		const few = callPlan(classes, today / 4, 0.5);
		expect(few.lines.map(({ visits }) => visits)).toEqual([3, 3, 3]);
		expect(few.left).toBe(0);
		expect(callPlan(classes, -1, 0.5).lines.map(({ visits }) => visits)).toEqual([0, 0, 0]);
	});

	it('WRK14 a guess that is not concave or falls is raised to the least that is, and this is told', () => {
		expect(concaveResponse(USUAL_RESPONSE)).toEqual({ shares: [0.5, 0.8, 1, 1.15], isRaised: false });
		expect(concaveResponse({ none: 0.4, half: 0.5, more: 1.1 })).toEqual({
			...{ shares: [0.4, 0.7, 1, 1.1], isRaised: true },
		});
		expect(concaveResponse({ none: 0.9, half: 0.5, more: 0.2 }).shares).toEqual([0.9, 0.95, 1, 1]);
		const raised = callPlan([answering({ response: { none: 0.2, half: 0.9, more: 1.5 } })], 240);
		expect(raised.lines[0]?.isRaised).toBe(true);
		// At the visits of today nothing is gained by the raise.
		expect(raised.gain).toBeCloseTo(0, 9);
	});

	it('WRK15 nothing to visit, no hours and negative sales give figures, not errors', () => {
		const plan = callPlan(
			[
				answering({ visits: 0 }),
				answering({ customers: 0 }),
				answering({ sales: -5 }),
				answering({ hoursPerVisit: 0 }),
			],
			0,
		);
		for (const line of plan.lines)
			for (const value of [line.visits, line.hours, line.sales, line.gain, line.perHour])
				expect(Number.isFinite(value)).toBe(true);
		expect(plan.hours).toBe(0);
		expect(callPlan([], 100)).toMatchObject({ lines: [], left: 100 });
		expect(callPlan([answering({})], 1e9).left).toBeCloseTo(1e9 - 10 * 18 * 2, 3);
	});
});

it('WRK17 the curve of a class goes through what the call plan counts; each visit more brings at most what the one before did', () => {
	for (const response of [
		USUAL_RESPONSE,
		{ none: 0.9, half: 0.2, more: 0.7 },
		{ none: 0, half: 0.1, more: 4 },
	]) {
		const own: AnsweringClass = { customers: 20, visits: 12, hoursPerVisit: 3, sales: 500_000, response };
		const curve = callCurve(own);
		for (const hours of [0, 130, 360, 555, 720, 1080, 5000]) {
			const [line] = callPlan([own], hours).lines;
			const at = curve.points.findIndex(({ visits }) => visits >= (line?.visits ?? 0) - 1e-9);
			const [from, to] = [curve.points[Math.max(0, at - 1)], curve.points[at]];
			if (!line || !from || !to) throw new Error('points');
			const span = to.visits - from.visits;
			const part = span > 0 ? (line.visits - from.visits) / span : 1;
			expect(from.sales + part * (to.sales - from.sales)).toBeCloseTo(line.sales, 6);
			expect(nextVisit(curve, line.visits) / own.hoursPerVisit).toBeCloseTo(line.perHour, 6);
		}
		const brought = curve.steps.map(({ perVisit }) => perVisit);
		brought.slice(1).forEach((each, i) => expect(each).toBeLessThanOrEqual((brought[i] ?? 0) + 1e-9));
		expect(nextVisit(curve, 18)).toBe(0);
	}
	const none = callCurve({ customers: 0, visits: 0, hoursPerVisit: 0, sales: -5, response: USUAL_RESPONSE });
	expect(JSON.stringify(none)).not.toMatch(/null/u);
});
