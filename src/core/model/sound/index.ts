export { soundRecipe } from './recipe.ts';
export type { SoundRecipe } from './recipe.ts';
export type { LeftOut, RecipePart } from './mend.ts';
