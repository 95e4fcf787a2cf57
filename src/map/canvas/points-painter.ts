import { fitted } from '../shapes.ts';
import type { Box, MapPoints, Plane, Point } from '../types.ts';
import { seen, unseen, type View } from '../view.ts';
import type { Cluster, PlanePlaces } from './clusters.ts';
import { DotSheet, type Stamp } from './dot-sheet.ts';
import { dotPath, dotShapes, paintDot, type DotShape } from './dots.ts';
import { drawn, place, type Painter, type Paper } from './painter.ts';
import { clustersInView, radiusOf } from './points.ts';

/** How near the pointer has to come to a dot, in pixels. */
const NEAR = 6;
const RING = 3;

/** Paints places as dots of their groups, those that would cover each other as circles with their number. */
export class PointsPainter implements Painter {
	readonly points: MapPoints;
	readonly #places: PlanePlaces;
	readonly #plane: Plane;
	readonly #count: (count: number) => string;
	readonly #shapes: readonly DotShape[];
	#sheet: DotSheet | null = null;
	/** What was painted last, for the pointer. */
	#clusters: readonly Cluster[] = [];

	constructor(points: MapPoints, places: PlanePlaces, plane: Plane, count: (count: number) => string) {
		this.points = points;
		this.#places = places;
		this.#plane = plane;
		this.#count = count;
		this.#shapes = dotShapes(points.groups);
	}

	paint = (paper: Paper): void => {
		const { isClustered, group } = this.points;
		const { x, y } = this.#places;
		this.#clusters = isClustered ? this.#clustered(paper.view, paper.box) : [];
		this.#paintDots(paper, (put) => {
			if (!isClustered) x.forEach((at, i) => put(group[i] ?? -1, at, y[i] as number));
			for (const one of this.#clusters) if (one.count === 1) put(one.groups[0]?.[0] ?? -1, one.x, one.y);
		});
		place(paper);
		for (const cluster of this.#clusters) if (cluster.count > 1) this.#paintCircle(paper, cluster);
	};

	/** What is at a point of the picture: one place, or several as a circle; null = nothing. */
	at = (point: Point, view: View): Cluster | null => {
		const far = ([x, y]: Point) => Math.hypot(x - point[0], y - point[1]);
		if (this.points.isClustered)
			return (
				this.#clusters.findLast(({ x, y, count }) => {
					return far(this.#seen(view, [x, y])) <= Math.max(NEAR, radiusOf(count));
				}) ?? null
			);
		const { x, y } = this.#places;
		const [px, py] = this.#inPlane(point, view);
		let [nearest, least] = [-1, (NEAR / (view.k * this.#plane.fit.scale)) ** 2];
		for (let i = 0; i < x.length; i++) {
			const away = ((x[i] as number) - px) ** 2 + ((y[i] as number) - py) ** 2;
			if (away <= least) [nearest, least] = [i, away];
		}
		if (nearest < 0) return null;
		return {
			...{ x: x[nearest] as number, y: y[nearest] as number, count: 1, first: nearest },
			groups: [[this.points.group[nearest] ?? -1, 1]],
		};
	};

	shapes = (view: View, box: Box): SVGElement => {
		const group = drawn('g', {});
		const dots = this.points.groups.map(() => '');
		const [left, top, right, bottom] = box;
		const add = (own: number, [x, y]: Point) => {
			if (x < left || x > right || y < top || y > bottom || dots[own] === undefined) return;
			dots[own] += dotPath(this.#shapes[own] ?? 'circle', x, y);
		};
		const clusters = this.points.isClustered ? this.#clustered(view, box) : [];
		if (this.points.isClustered) {
			for (const { x, y, count, groups } of clusters)
				if (count === 1) add(groups[0]?.[0] ?? -1, this.#seen(view, [x, y]));
		} else
			this.#places.x.forEach((x, i) =>
				add(this.points.group[i] ?? -1, this.#seen(view, [x, this.#places.y[i] as number])),
			);
		dots.forEach((d, own) => {
			if (d !== '') group.append(drawn('path', { d, ...this.#look(own) }));
		});
		for (const cluster of clusters) if (cluster.count > 1) group.append(...this.#circle(view, cluster));
		return group;
	};

	#clustered(view: View, box: Box): readonly Cluster[] {
		return clustersInView(this.points, this.#places, this.#plane, view, box);
	}

	#seen(view: View, point: Point): Point {
		return seen(view, fitted(this.#plane.fit, point));
	}

	#inPlane(point: Point, view: View): Point {
		const [x, y] = unseen(view, point);
		const { fit } = this.#plane;
		return [(x - fit.x) / fit.scale, (y - fit.y) / fit.scale];
	}

	#colour(own: number): string {
		const colour = this.points.groups[own]?.colour;
		return colour === undefined ? 'var(--text-3)' : `var(--cat-${colour})`;
	}

	#look(own: number) {
		return { fill: this.#colour(own), stroke: 'var(--surface)', 'stroke-width': 0.75 };
	}

	/** @param each puts dots of groups at places in the plane */
	#paintDots(paper: Paper, each: (put: (own: number, x: number, y: number) => void) => void): void {
		const { pen, view, ratio, box, ink } = paper;
		const sheet = (this.#sheet = this.#sheet?.cleared(pen.canvas) ?? new DotSheet(pen.canvas));
		const stamps = [-1, ...this.points.groups.keys()].map((own) => {
			const shape = this.#shapes[own] ?? 'circle';
			return sheet.stamp(paintDot(shape, ink(this.#colour(own)), ink('var(--surface)'), ratio));
		});
		const { fit } = this.#plane;
		const scale = view.k * fit.scale * ratio;
		const half = (stamps[0]?.size ?? 0) / 2;
		const left = ratio * (view.x + view.k * fit.x - box[0]) - half;
		const top = ratio * (view.y + view.k * fit.y - box[1]) - half;
		each((own, x, y) =>
			sheet.put(stamps[own + 1] as Stamp, Math.round(x * scale + left), Math.round(y * scale + top)),
		);
		sheet.onto(pen);
	}

	/** A disc with its number, in a ring of its groups by their shares. */
	#paintCircle({ pen, view, ink }: Paper, { x, y, count, groups }: Cluster): void {
		const [px, py] = this.#seen(view, [x, y]);
		const radius = radiusOf(count);
		pen.beginPath();
		pen.arc(px, py, radius, 0, 2 * Math.PI);
		pen.fillStyle = ink('var(--surface)');
		pen.fill();
		pen.lineWidth = RING;
		for (const { own, from, to } of arcsOf(groups, count)) {
			pen.beginPath();
			pen.arc(px, py, radius - RING / 2, from, to);
			pen.strokeStyle = ink(this.#colour(own));
			pen.stroke();
		}
		pen.fillStyle = ink('var(--text)');
		pen.font = `600 ${textSize(count)}px ${ink('var(--font)')}`;
		pen.textAlign = 'center';
		pen.textBaseline = 'middle';
		pen.fillText(this.#count(count), px, py + 0.5);
	}

	#circle(view: View, { x, y, count, groups }: Cluster): readonly SVGElement[] {
		const [cx, cy] = this.#seen(view, [x, y]);
		const radius = radiusOf(count);
		const r = radius - RING / 2;
		const around = 2 * Math.PI * r;
		const arcs = arcsOf(groups, count).map(({ own, from, to }) => {
			const length = ((to - from) / (2 * Math.PI)) * around;
			const turn = `rotate(${(from * 180) / Math.PI} ${cx} ${cy})`;
			const look = { fill: 'none', stroke: this.#colour(own), 'stroke-width': RING };
			return drawn('circle', {
				cx,
				cy,
				r,
				...look,
				'stroke-dasharray': `${length} ${around}`,
				transform: turn,
			});
		});
		const text = drawn('text', { x: cx, y: cy + textSize(count) * 0.36, 'text-anchor': 'middle' });
		text.setAttribute('style', `font: 600 ${textSize(count)}px var(--font); fill: var(--text)`);
		text.textContent = this.#count(count);
		return [drawn('circle', { cx, cy, r: radius, fill: 'var(--surface)' }), ...arcs, text];
	}
}

function textSize(count: number): number {
	return count < 1000 ? 10.5 : 9.5;
}

/** The ring of a circle in parts by group, the largest from the top on. */
function arcsOf(groups: Cluster['groups'], count: number) {
	let from = -Math.PI / 2;
	return groups.map(([own, share]) => {
		const to = from + (2 * Math.PI * share) / count;
		const arc = { own, from, to };
		from = to;
		return arc;
	});
}
