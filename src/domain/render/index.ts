export * from './compile.ts';
export * from './components.ts';
export * from './cut-text.ts';
export * from './markdown.ts';
export * from './markdown-blocks.ts';
export * from './plugins.ts';
export * from './present.ts';
export * from './text.ts';
export { remarkSite } from './variants.ts';
