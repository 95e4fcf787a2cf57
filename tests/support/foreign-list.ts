import { COUNTRIES } from '#src/core/geo/index.ts';
import { createRandom } from '#src/core/stats/random.ts';

/** A country of the list: its part of the customers, and the states they are in, by the order of weight. */
interface Market {
	readonly country: string;
	readonly share: number;
	readonly states: readonly string[];
	readonly cities: readonly string[];
}

/** Where a maker of machines sells to: cities as they are written in such lists, some with a code of their state. */
const MARKETS: readonly Market[] = [
	{
		country: 'USA',
		share: 0.4,
		states: ['NY', 'CA', 'IL', 'TX', 'MA', 'GA', 'WA', 'FL', 'MI', 'CO'],
		cities: [
			'New York',
			'Los Angeles',
			'Chicago',
			'Houston',
			'Boston',
			'Atlanta',
			'Seattle',
			'Miami',
			'Detroit',
			'Denver',
		],
	},
	{
		country: 'DEU',
		share: 0.3,
		states: ['', '', '', '', '', '', '', ''],
		cities: ['München', 'Berlin', 'Hamburg', 'Stuttgart', 'Köln', 'Leipzig', 'Hannover', 'Frankfurt'],
	},
	{
		country: 'JPN',
		share: 0.15,
		states: ['', '', '', '', ''],
		cities: ['Tokyo', 'Osaka', 'Nagoya', 'Fukuoka', 'Sapporo'],
	},
	{ country: 'GBR', share: 0.1, states: ['', '', ''], cities: ['London', 'Leeds', 'Glasgow'] },
	{ country: 'FRA', share: 0.05, states: ['', ''], cities: ['Paris', 'Lyon'] },
];
/** Who has the customers of each country today, by city: one rep has more than others. */
const REPS: Readonly<Record<string, readonly string[]>> = {
	USA: ['Miller', 'Garcia', 'Jones', 'Garcia'],
	DEU: ['Schmidt', 'Weber'],
	JPN: ['Sato'],
	GBR: ['Dubois'],
	FRA: ['Dubois'],
};

/**
 * A customer list abroad as CSV, the same every time: countries by their English names, states of the USA by their codes, and one
 * city that is misspelt. With `only` the customers of one country.
 */
export async function foreignList(customers: number, seed: number, only?: string): Promise<string> {
	const markets = MARKETS.filter(({ country }) => only === undefined || country === only);
	const total = markets.reduce((sum, { share }) => sum + share, 0);
	const names = new Map(COUNTRIES.map(({ code, name }) => [code, name.en]));
	const random = createRandom(seed);
	const lines = ['Customer ID,Company,Country,State,City,Sales Rep,Annual Sales'];
	for (let i = 0; i < customers; i++) {
		let left = random.next() * total;
		const market = (markets.find(({ share }) => (left -= share) < 0) ?? markets[0]) as Market;
		const at = Math.floor(market.cities.length * random.next() ** 1.6);
		const id = `F${String(i + 1).padStart(5, '0')}`;
		const written = market.cities[at] ?? '';
		const city = written === 'Chicago' && !lines.some((line) => line.includes('Chicgo')) ? 'Chicgo' : written;
		const reps = REPS[market.country] ?? [];
		const rep = reps[at % reps.length] ?? '';
		const amount = Math.round(1000 * 300 ** random.next());
		lines.push(
			[id, `Client ${i + 1}`, names.get(market.country), market.states[at], city, rep, amount].join(','),
		);
	}
	return lines.join('\r\n');
}
