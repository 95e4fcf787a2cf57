/** The areas of a project, in the order of the work. */
export const AREAS = ['tables', 'segments', 'regions', 'territories', 'history', 'settings'] as const;
export type Area = (typeof AREAS)[number];

/** Where the user is. Nothing of the client's data stands in an address: projects and objects go by their ids. */
export type Route =
	| { readonly screen: 'start' }
	| { readonly screen: 'import'; readonly project: string | null }
	| {
			readonly screen: 'project';
			readonly project: string;
			readonly area: Area;
			readonly object: string | null;
			/** Another view of the object than its usual one. */
			readonly view?: string;
	  };

/** Hash routes `#/`, `#/import[/project]`, `#/p/<project>/<area>[/<object>[/<view>]]`; back and forward work. */
export class Navigation {
	#route = $state.raw<Route>(parseRoute(location.hash));

	constructor() {
		globalThis.addEventListener('hashchange', () => (this.#route = parseRoute(location.hash)));
	}

	get route(): Route {
		return this.#route;
	}

	/** Goes there; the browser's back button returns. */
	go(route: Route): void {
		location.hash = formatRoute(route);
		this.#route = route;
	}

	/** Another area, object or view of an object of the project that is open. */
	goTo(area: Area, object: string | null = null, view: string | null = null): void {
		if (this.#route.screen !== 'project') return;
		const { screen, project } = this.#route;
		this.go({ screen, project, area, object, ...(view && { view }) });
	}
}

/** Reads a hash; an unknown one leads to the start. */
export function parseRoute(hash: string): Route {
	const [first, second, third, fourth, fifth] = hash.replace(/^#\/?/, '').split('/').map(decoded);
	if (first === 'import') return { screen: 'import', project: second || null };
	if (first !== 'p' || !second) return { screen: 'start' };
	const area = AREAS.find((name) => name === third) ?? 'tables';
	const view = fourth && fifth ? { view: fifth } : {};
	return { screen: 'project', project: second, area, object: fourth || null, ...view };
}

/** A part of a hash; the empty text where it is not well formed. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return '';
	}
}

/** Writes a route as a hash. */
export function formatRoute(route: Route): string {
	switch (route.screen) {
		case 'start':
			return '#/';
		case 'import':
			return route.project ? `#/import/${encodeURIComponent(route.project)}` : '#/import';
		case 'project': {
			const { object, view } = route;
			const parts = [route.project, route.area, ...(object ? [object, ...(view ? [view] : [])] : [])];
			return `#/p/${parts.map(encodeURIComponent).join('/')}`;
		}
	}
}
