import { compile } from '../domain/render/index.ts';
import type { Check } from './check.ts';

/** Every text is restricted MDX: nothing in it can run, nothing in it is off the allow-list. */
export const textsCompile: Check = ({ editions, project }) => [
  ...editions.flatMap(({ sections }) => sections.flatMap(({ compiled }) => compiled.issues)),
  ...project.pages.flatMap((page) => compile(page).issues),
];
