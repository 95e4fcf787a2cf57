import { matchCountry } from './countries.ts';
import type { Matcher } from './matcher.ts';
import type { PlaceParts } from './place.ts';

/** Whether a list of customers is about China or about countries. */
export interface Geography {
	readonly kind: 'china' | 'world' | 'unknown';
	/** Texts looked at, and how many of them lie in a province of China or name another country. */
	readonly looked: number;
	readonly chinese: number;
	readonly foreign: number;
}

/** Judges distinct rows: `world` where more name another country than a Chinese province, `unknown` below one in ten. */
export function detectGeography(matcher: Matcher, samples: readonly PlaceParts[]): Geography {
	let [looked, chinese, foreign] = [0, 0, 0];
	for (const parts of samples) {
		const match = matcher.match(parts);
		if (match.status === 'empty') continue;
		looked++;
		if (match.status === 'foreign') foreign++;
		else if (match.province !== '' || match.status === 'ambiguous') chinese++;
		else if (match.country === 'CHN' || matchCountry(parts.country ?? '').status === 'ambiguous') chinese++;
	}
	const clear = looked > 0 && (chinese + foreign) * 10 >= looked;
	return { kind: clear ? (foreign > chinese ? 'world' : 'china') : 'unknown', looked, chinese, foreign };
}
