/** What stands in the place of a scheme in the route while one is made from a goal. */
export const GOAL = 'goal';
