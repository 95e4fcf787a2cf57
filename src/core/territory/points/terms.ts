/** What decides where a unit goes: how far it is to the centres, what each territory charges for load, what a move costs. */
export interface Terms {
	/** Centres, all finite. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** criterion · k + territory: price per load (above 0 where a ceiling binds, below 0 where a floor does). */
	readonly price: Float64Array;
	/** Cost of moving one unit of value away from today's territory. */
	moveRate: number;
}
