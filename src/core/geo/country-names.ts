/** What names countries, alone, so that it can be fetched when somebody is abroad. */
export { COUNTRIES, countryName } from './countries.ts';
