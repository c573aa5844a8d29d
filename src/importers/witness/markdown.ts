import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import { lettersOfFragment, withoutReferences } from './letters.ts';

/** What Markdown writes to mark text up: letters in it are none of the text's. Everything else is text. */
const MARKS: ReadonlySet<string> = new Set([
  'codeFencedFence', 'definition', 'gfmFootnoteCall', 'gfmFootnoteDefinitionLabel', 'image', 'listItemPrefix',
  'reference', 'resource', 'setextHeadingLine', 'tableDelimiterRow', 'taskListCheck',
]); // prettier-ignore

/** Where a line of text ends, behind which generators of sites write attributes. */
const END = '\u0000';
const ATTRIBUTES = new RegExp(String.raw`\s*(?:\{:[^}<${END}]*\}|\{#[\w-]+\})\s*${END}`, 'g');

/**
 * Letters of Markdown: the text, then the footnotes in the order in which the text refers to them. It reads the tokens
 * of Markdown's tokenizer, to one of which each sign of the source belongs, and leaves out those that are known as marks.
 */
export function lettersOfMarkdown(source: string): string {
  const { body, notes } = readTokens(source);
  const order = [...body.calls];
  // Notes may refer to further notes: the list grows on the way.
  for (const label of order) {
    for (const further of notes.get(label)?.calls ?? [])
      if (!order.includes(further)) order.push(further);
  }
  return [body, ...order.flatMap((label) => notes.get(label) ?? [])].map(lettersOfStream).join('');
}

/** A run of text: HTML as it stands in the source, all else without signs that HTML has a meaning for. */
interface Stream {
  text: string;
  /** Labels of the footnotes that it refers to. */
  readonly calls: Set<string>;
}

function lettersOfStream({ text }: Stream): string {
  return lettersOfFragment(text.replace(ATTRIBUTES, ' '));
}

function readTokens(source: string): { body: Stream; notes: ReadonlyMap<string, Stream> } {
  const body: Stream = { text: '', calls: new Set() };
  const notes = new Map<string, Stream>();
  const open = [body];
  let marks = 0;
  let isLeaf = false;
  for (const [kind, token, context] of tokensOf(source)) {
    const { type } = token;
    const stream = open.at(-1) ?? body;
    const slice = () => context.sliceSerialize(token);
    if (kind === 'enter') {
      isLeaf = true;
      if (type === 'gfmFootnoteDefinition') open.push({ text: '', calls: new Set() });
      if (type === 'gfmFootnoteDefinitionLabelString' && !notes.has(labelOf(slice())))
        notes.set(labelOf(slice()), stream);
      if (type === 'gfmFootnoteCall' && marks === 0)
        stream.calls.add(labelOf(slice().slice(2, -1)));
      if (MARKS.has(type)) marks += 1;
      continue;
    }
    if (MARKS.has(type)) marks -= 1;
    else if (marks === 0 && type === 'characterReference')
      stream.text += masked(withoutReferences(slice()));
    else if (marks === 0 && isLeaf) stream.text += textOf(type, slice());
    if (/^(?:paragraph|atxHeading|setextHeading)$/.test(type)) stream.text += END;
    if (type === 'gfmFootnoteDefinition') open.pop();
    isLeaf = false;
  }
  return { body, notes };
}

function tokensOf(source: string) {
  const extensions = [gfm(), { disable: { null: ['codeIndented'] } }];
  const chunks = preprocess()(source, undefined, true);
  return postprocess(parse({ extensions }).document().write(chunks));
}

function labelOf(label: string): string {
  return label.toLowerCase();
}

function textOf(type: string, slice: string): string {
  if (type.startsWith('html')) return slice;
  // Markers of references to characters hold no text of their own.
  if (type.startsWith('characterReference')) return '';
  return type.startsWith('code') ? slice.replace(/[^\p{L}\p{M}\p{N}\n]/gu, ' ') : masked(slice);
}

function masked(text: string): string {
  return text.replace(/[<>&"']/g, ' ');
}
