/** What stands in the place of a scheme in the route while scales are shown. */
export const SCALES = 'scales';
