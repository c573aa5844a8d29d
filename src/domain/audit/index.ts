export * from './alternates.ts';
export * from './finding.ts';
export * from './inline.ts';
export * from './links.ts';
export * from './page.ts';
export * from './sizes.ts';
