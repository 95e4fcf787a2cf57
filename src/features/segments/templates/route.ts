/** What stands in the place of a scheme in the route while templates are shown. */
export const TEMPLATES = 'templates';
