import type { BlockContent, DefinitionContent, Heading, Parent, RootContent } from 'mdast';

/** A component that editors may use in MDX. Its readable text is its children, or data sealed with the version. */
export interface Component {
  readonly name: string;
  /** Whether it stands on lines of its own or within a sentence. */
  readonly kind: 'block' | 'inline';
  /** Turns its children into elements; `data.hName` and `data.hProperties` say which (see mdast-util-to-hast). */
  readonly toElement: (children: readonly RootContent[]) => Parent;
}

/** Class of the box around the cookie register. */
export const COOKIE_REGISTER = 'cookie-register';

const term: Component = {
  name: 'Term',
  kind: 'inline',
  toElement: (children) => element('dfn', children),
};

const note: Component = {
  name: 'Note',
  kind: 'block',
  toElement: (children) => element('div', children, { className: ['note'] }),
};

const seeAlso: Component = {
  name: 'SeeAlso',
  kind: 'block',
  toElement: (children) => {
    const content = children.flatMap((child) =>
      child.type === 'paragraph' ? child.children : [child],
    );
    return element('p', content, { className: ['see-also'] });
  },
};

/**
 * Every heading inside becomes a question that opens to what follows it. The anchor goes to the answer's box,
 * because a browser opens `<details>` for a target inside its body, and not for one in its summary.
 */
const questions: Component = {
  name: 'Questions',
  kind: 'block',
  toElement: (children) => {
    const before: RootContent[] = [];
    const items: { question: Heading; answer: RootContent[] }[] = [];
    for (const child of children) {
      if (child.type === 'heading') items.push({ question: child, answer: [] });
      else (items.at(-1)?.answer ?? before).push(child);
    }
    return element('div', [...before, ...items.map(toDetails)], { className: ['questions'] });
  },
};

/** Where the cookie register stands; `compile` fills it with the one it is given. */
const cookieRegister: Component = {
  name: 'CookieRegister',
  kind: 'block',
  toElement: () => element('div', [], { className: [COOKIE_REGISTER] }),
};

/** The allow-list. */
export const components: readonly Component[] = [cookieRegister, note, questions, seeAlso, term];

function toDetails({ question, answer }: { question: Heading; answer: RootContent[] }): Parent {
  const { id, ...properties } = question.data?.hProperties ?? {};
  const heading = { ...question, data: { ...question.data, hProperties: properties } };
  const box = {
    ...element('div', answer, { className: ['answer'], ...(id ? { id } : {}) }),
    position: question.position,
  };
  return element('details', [element('summary', [heading]), box]);
}

function element(
  name: string,
  children: readonly (RootContent | Parent)[],
  properties: Record<string, string | string[]> = {},
): Parent {
  return {
    // A type of our own: mdast-util-to-hast makes an element of it from hName and its children.
    type: 'component',
    data: { hName: name, hProperties: properties },
    children: children as (BlockContent | DefinitionContent)[],
  };
}
