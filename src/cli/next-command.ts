import type { OptionValues } from './command.ts';

/** A command to be run next, about the same content, as it can be pasted into a shell. */
export function nextCommand(command: string, { content }: OptionValues): string {
  const where = typeof content === 'string' ? ` --content ${shellWord(content)}` : '';
  return `npm run statement -- ${command}${where}`;
}

/** A text as a shell takes it for one word, and as nothing else. */
function shellWord(text: string): string {
  if (/^[\w@+=:,./-]+$/.test(text)) return text;
  // Double quotes serve every shell; these signs keep their meaning within them.
  if (!/["$`\\!%]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
