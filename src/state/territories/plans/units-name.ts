import type { OwnBoundaries, PlanAreaRule } from '#src/core/model/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';

const LEVELS = {
	country: m.board_units_country,
	first: m.board_units_first,
	city: m.board_units_city,
	district: m.board_units_district,
	province: m.board_units_province,
};

/** What a plan gives away as a whole, in words; boundaries that are gone leave customers one by one. */
export function unitsName(
	areas: PlanAreaRule | undefined,
	boundaries: readonly OwnBoundaries[] = [],
	locale?: Locale,
): string {
	const options = locale && { locale };
	if (!areas) return m.board_units_customers({}, options);
	if (areas.level !== 'own') return LEVELS[areas.level]({}, options);
	const own = boundaries.find(({ id }) => id === areas.boundaries);
	return own ? m.boundaries_units({ name: own.name }, options) : m.board_units_customers({}, options);
}
