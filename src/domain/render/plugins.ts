import type { Heading, Node, Paragraph, Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { components } from './components.ts';
import type { Component } from './components.ts';
import { report } from './report.ts';
import { ONLY, remarkVariants } from './variants.ts';

const ANCHOR = /(?:^|\s+)\[#([^\]]*)\]$/;
const IDENTIFIER = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * The dialect of every text in `content/`: GitHub's Markdown, explicit anchors (`[#your-rights]` at the end of a
 * heading, paragraph or list item) and the components of the allow-list, nothing else. Findings go to the file's messages.
 */
export const remarkPlugins = [remarkGfm, remarkVariants, remarkAnchors, remarkComponents];

function remarkAnchors() {
  return (tree: Root, file: VFile) => {
    visit(tree, ['heading', 'paragraph'], (node, _index, parent) => {
      const block = node as Heading | Paragraph;
      const id = takeAnchor(block, file);
      if (id === undefined) {
        if (block.type === 'heading') {
          report(file, block, 'anchor/missing', 'This heading has no anchor.', {
            expected:
              'an id in square brackets at its end, the same in every language: `## Title [#the-id]`',
            fix: 'add one',
          });
        }
        return;
      }
      // A tight list item drops its paragraph, and with it the id.
      const isOnlyLine =
        block.type === 'paragraph' && parent?.type === 'listItem' && parent.children[0] === block;
      setId(isOnlyLine ? parent : block, id);
    });
  };
}

function takeAnchor(block: Heading | Paragraph, file: VFile): string | undefined {
  const last = block.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const match = ANCHOR.exec(last.value);
  const id = match?.[1];
  if (!match || id === undefined) return undefined;
  if (!IDENTIFIER.test(id)) {
    report(file, last, 'anchor/invalid', `\`${id}\` cannot be an anchor.`, {
      expected: 'lower-case words joined by hyphens, such as your-rights',
      fix: 'rename it, in every language and in every link to it',
    });
  }
  last.value = last.value.slice(0, match.index);
  if (last.value === '') block.children.pop();
  return id;
}

function setId(node: Heading | Paragraph | Parent, id: string): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
}

const REFUSED: Readonly<Record<string, { what: string; fix: string }>> = {
  mdxjsEsm: {
    what: '`import` and `export`',
    fix: 'remove the line; components of the allow-list need no import',
  },
  mdxFlowExpression: {
    what: 'An expression in braces',
    fix: 'remove it, or write `\\{` for a brace',
  },
  mdxTextExpression: {
    what: 'An expression in braces',
    fix: 'remove it, or write `\\{` for a brace',
  },
  html: { what: 'HTML', fix: 'write it as Markdown' },
  image: { what: 'An image', fix: 'remove it; a statement is text' },
  imageReference: { what: 'An image', fix: 'remove it; a statement is text' },
  footnoteReference: { what: 'A footnote', fix: 'put what it says into the sentence' },
  footnoteDefinition: { what: 'A footnote', fix: 'put what it says into the sentence' },
  code: {
    what: 'A block of code',
    fix: 'do not indent text by four spaces or put it between backticks',
  },
};

function remarkComponents() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node) => {
      if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
        report(file, node, 'image/text', 'This image has no text for those who cannot see it.', {
          expected: 'between the brackets what the image shows: `![…](…)`',
          fix: 'say it in words, in the text itself: images are not allowed at all',
        });
      }
      const refused = REFUSED[node.type];
      if (refused) {
        report(
          file,
          node,
          'mdx/not-allowed',
          `${refused.what} is not allowed in a text of this site.`,
          {
            expected: `Markdown, and the components ${ALLOWED}`,
            fix: refused.fix,
          },
        );
        return SKIP;
      }
      if (node.type === 'listItem' && typeof node.checked === 'boolean') {
        report(
          file,
          node,
          'mdx/not-allowed',
          'A box to tick is not allowed in a text of this site.',
          {
            expected: 'a plain list item',
            fix: 'remove `[ ]` or `[x]`',
          },
        );
      }
      if (isJsx(node)) checkComponent(node, file);
      return undefined;
    });
    turnComponents(tree, file);
  };
}

const ALLOWED = [...components.map(({ name }) => name), ONLY].map((name) => `<${name}>`).join(', ');

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

function isJsx(node: Node): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function componentOf(node: Jsx): Component | undefined {
  return components.find(({ name }) => name === node.name);
}

function checkComponent(node: Jsx, file: VFile): void {
  const component = componentOf(node);
  if (!component) {
    report(
      file,
      node,
      'mdx/not-allowed',
      `<${node.name ?? ''}> is not on the list of allowed components.`,
      {
        expected: `one of ${ALLOWED}`,
        fix: 'write it as Markdown, or use one of these',
      },
    );
  } else if (node.attributes.length > 0) {
    report(file, node, 'mdx/not-allowed', `<${component.name}> takes no attributes.`, {
      expected: `<${component.name}>text</${component.name}>`,
      fix: 'remove the attributes',
    });
  }
}

/** Replaces components by their elements, from the inside out. */
function turnComponents(parent: Parent, file: VFile): void {
  parent.children = parent.children.map((child) => {
    const node = unwrapped(child);
    if ('children' in node) turnComponents(node, file);
    const component = isJsx(node) ? componentOf(node) : undefined;
    if (!isJsx(node) || !component) return node;
    if (component.kind === 'block' && parent.type === 'paragraph') {
      report(
        file,
        node,
        'mdx/not-allowed',
        `<${component.name}> stands in the middle of a paragraph.`,
        {
          expected: 'the component on lines of its own, with a blank line before and after it',
          fix: 'move it out of the paragraph',
        },
      );
    }
    return { ...component.toElement(node.children), position: node.position };
  }) as Parent['children'];
}

/** Markdown wraps a component on a line of its own in a paragraph; a block component sheds it. */
function unwrapped(node: RootContent): RootContent {
  const [only, ...others] = node.type === 'paragraph' ? node.children : [];
  return only && others.length === 0 && isJsx(only) && componentOf(only)?.kind === 'block'
    ? only
    : node;
}
