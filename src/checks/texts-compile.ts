import type { PartsCheck } from './check.ts';

/** Every text is restricted MDX: nothing in it can run, nothing in it is off the allow-list. */
export const textsCompile: PartsCheck = ({ editions, pages }) => [
  ...editions.flatMap(({ sections }) => sections.flatMap(({ compiled }) => compiled.issues)),
  ...pages.flatMap(({ compiled }) => compiled.issues),
];
