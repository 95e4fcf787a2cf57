/** What stands in the place of a scheme in the route while the watch rules are shown. */
export const WATCH = 'watch';
/** The view of it that shows how old records are. */
export const RECORDS = 'records';
