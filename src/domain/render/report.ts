import type { Node } from 'mdast';
import type { VFile } from 'vfile';
import type { RuleId } from '../rules.ts';

/** Notes a finding about a place of a text. */
export function report(
  file: VFile,
  node: Node,
  rule: RuleId,
  message: string,
  { expected, fix }: { expected: string; fix: string },
): void {
  const found = file.message(message, { ...(node.position && { place: node.position }) });
  found.ruleId = rule;
  found.expected = [expected];
  found.note = fix;
}
