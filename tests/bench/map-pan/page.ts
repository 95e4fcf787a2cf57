import 'leaflet/dist/leaflet.css';
import '#src/styles/tokens.css';
import '#src/styles/base.css';
import * as leaflet from 'leaflet';
import { mount } from 'svelte';
import MapPage from './MapPage.svelte';
import { sceneOf, territoryOf, type Scene } from './scene.ts';

const [WIDTH, HEIGHT, POINTS] = [1200, 850, 20_000];
const root = document.querySelector('#root') as HTMLElement;
Object.assign(root.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });

/** Leaflet with its canvas renderer: the same polygons, the same points, the same colours. */
function mountLeaflet({ counties, longitude, latitude, group }: Scene): void {
	const map = leaflet.map(root, {
		preferCanvas: true,
		zoomSnap: 0,
		inertia: false,
		attributionControl: false,
	});
	map.setView([36, 104], 3.9);
	const ink = (territory: number, strength = '') =>
		getComputedStyle(root)
			.getPropertyValue(`--cat-${territory + 1}${strength}`)
			.trim();
	leaflet
		.geoJSON([...counties], {
			style: (county) => ({
				fillColor: ink(territoryOf(String(county?.id)), '-area'),
				...{ fillOpacity: 1, color: '#ffffff', weight: 0.4, opacity: 0.34 },
			}),
		})
		.addTo(map);
	longitude.forEach((x, i) => {
		const look = {
			fillColor: ink(group[i] ?? 0),
			color: '#ffffff',
			weight: 0.75,
			fillOpacity: 1,
			radius: 3.2,
		};
		leaflet.circleMarker([latitude[i] ?? 0, x], look).addTo(map);
	});
	Object.assign(globalThis, {
		zoomIn: (steps: number) => map.setZoom(map.getZoom() + steps * Math.log2(1.6), { animate: false }),
	});
}

const scene = await sceneOf(POINTS);
if (location.search === '?leaflet') mountLeaflet(scene);
else {
	mount(MapPage, { target: root, props: { scene } });
	Object.assign(globalThis, {
		zoomIn: (steps: number) => {
			for (let i = 0; i < steps; i++) document.querySelector<HTMLElement>('.controls button')?.click();
		},
	});
}

/** Frames in which what is drawn stood elsewhere than in the frame before. */
function watch(): () => number {
	const moved = document.querySelector<HTMLElement>('.moved, .leaflet-map-pane');
	let [frames, last, isWatching] = [0, moved?.style.transform, true];
	const look = () => {
		if (!isWatching) return;
		if (moved?.style.transform !== last) frames++;
		last = moved?.style.transform;
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
	return () => {
		isWatching = false;
		return frames;
	};
}
Object.assign(globalThis, { watch });
