export { redlineLines } from './lines.ts';
export { escapeMarkdown, markdownRedline } from './markdown.ts';
export { terminalRedline } from './terminal.ts';
