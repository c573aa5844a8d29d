export * from './cookies.ts';
export * from './checks.ts';
export * from './dictionary.ts';
export * from './primitives.ts';
export * from './rights.ts';
export * from './site.ts';
export * from './statement.ts';
export * from './yaml.ts';
