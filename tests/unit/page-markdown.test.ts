import { describe, expect, it } from 'vitest';
import { markdownLink, pageMarkdown } from '../../src/domain/page-markdown.ts';

const url = 'https://sample.example/en/rights/';
const page = (main: string) => `<!doctype html><html><head><title>Page</title></head>
<body><header><h1>Site</h1></header><main id="main" class="statement">${main}</main><footer>Foot</footer></body></html>`;
const markdown = (main: string) => pageMarkdown(page(`<h1>Title</h1>${main}`), url);
const head = `# Title\n\n<${url}>\n\n`;

describe('the Markdown form of a page', () => {
  it('is its main part, with its title, its address, and links that work anywhere', () => {
    const form = markdown(
      '<p>See <a href="access/">access</a>, <a href="/en/#top">top </a>and <a href="mailto:a@b.example">mail</a>.</p><h2>More</h2><ul><li>One</li></ul>',
    );
    expect(form).toBe(
      `${head}See [access](${url}access/), [top](https://sample.example/en/#top) and [mail](mailto:a@b.example).\n\n## More\n\n- One\n`,
    );
  });

  it.each([
    ['the way to it', '<nav><ol><li><a href="../">Up</a></li></ol></nav>'],
    ['what acts on the page', '<form><label>Day <input></label><button>Go</button></form>'],
    ['what needs a program', '<div class="letter-fields needs-script"><p>Fill in</p></div>'],
    ['what a program says', '<p role="status">Copied</p>'],
    ['what is hidden', '<div hidden><p>Later</p></div>'],
    ['drawings', '<figure aria-hidden="true"><svg><text>Drawn</text></svg></figure>'],
    ['links to headings themselves', '<a class="permalink" href="#x">#</a>'],
  ])('leaves out %s', (_, aid) => {
    expect(markdown(`${aid}<p>Text.</p>`)).toBe(`${head}Text.\n`);
  });

  it('leaves out items that are left empty', () => {
    expect(markdown('<ul><li><button>Go</button></li><li>One</li></ul>')).toBe(`${head}- One\n`);
  });

  it('keeps the lines of a letter and of an address', () => {
    expect(
      markdown(
        '<pre>Dear Sir,\n\nyours</pre><address><strong>Authority</strong><span>Street 1</span></address>',
      ),
    ).toBe(`${head}\`\`\`\nDear Sir,\n\nyours\n\`\`\`\n\n**Authority**\\\nStreet 1\n`);
  });

  it('makes one phrase of a list in a cell', () => {
    expect(
      markdown(
        '<table><tr><th>Data</th></tr><tr><td><span class="column">Data</span><ul><li><a href="#a">name</a></li><li>address</li></ul></td></tr></table>',
      ),
    ).toBe(`${head}| Data |\n| - |\n| [name](${url}#a); address |\n`);
  });

  it('needs a main part with a title', () => {
    expect(() => pageMarkdown(page('<p>Text.</p>'), url)).toThrow(`${url} has no title`);
  });
});

it('is found where the head of a page says', () => {
  expect(markdownLink(page(''))).toBeUndefined();
  expect(markdownLink('<link rel="alternate" type="text/markdown" href="/en/rights.md">')).toBe(
    '/en/rights.md',
  );
});
