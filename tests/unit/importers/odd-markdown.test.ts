import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome } from './imported.ts';
import { oddTexts } from './odd-texts.ts';

/** `RUNS=5000 SEED=7` in front of the command tries other texts. */
const RUNS = Number(process.env['RUNS'] ?? 300);

const LINES = [
  '@', '**@**', '_@', '~~@~~', '`<b> @`', '`@', '``@ ` <script>``', '<b>@</b>', '<b>@', '</i>@', '<br>@', '<a name="x">@</a>', '<a href="#x">@',
  '<script>@</script>', '<script>@', '<!-- @ -->', '<!-- @', '<?php @ ?>', '<![CDATA[ @ ]]>', '<!DOCTYPE @>', '{@}', '{ @', '{/* @ */}',
  '< 3 @', '<3@', '<@', '<your @>', 'a<@ and b>c', '\\<b> @', '\\`@', '\\{@\\}', '&lt;b> @', '&#60;i> @', '&nosuch; @', '<https://a.be/@>',
  'https://a.be/@?a=b&c', 'www.a.be/@', '[@](https://a.be/x_y)', '[@](<a b>)', '[@](#x "@")', '[@][r]', '[@]', '![@](a.png)', '![@][r]',
  '<img src=x alt="@">', '@[^1]', '@[^2]', '[^none] @', '@ {#id}', '@ {: .a }', '[#@]', 'import @ from "x"', '@\\', '@  ', '\u00a0@', '\u200b@', '|@',
  '<svg><text>@</text></svg>', '<iframe src=x>@</iframe>', '<noscript>@</noscript>', '<template>@</template>', '<object>@</object>',
  '<textarea>@</textarea>', '<textarea>@', '<button>@</button>', '<select><option>@</select>', '<video>@</video>', '<q>@</q>', '<math><mi>@</mi></math>',
  '<p>@', '</p>@', '<li>@', '<td>@', '<h2>@', '<title>@</title>', '<details>@',
]; // prettier-ignore

const BLOCKS = [
  '%', '# %', '## %', '%\n---', '%\n===', '- %\n  - %', '1. %\n\n   %\n7. %', '> %\n%', '> - %\n>   > %', '    %', '- [x] %', '* * *\n%', '---\n%', 'term\n: %',
  '```js\n<script> @\n{: #x}\n```', '``` @\n@', '~~~\n[^1]: @\n~~~', '- ```\n  %\n  ```', '| % | % |\n|-|-|\n| % | % | % |', '[^1]: %', '[^2]: %\n\n    %',
  '[r]: https://a.be/ "@"', '[x@]: @', "import X from '@'", 'export const a = {@}', '<Note>\n%\n</Note>', ':::note\n%\n:::', '{: #x}\n%', '%\n{: #x}',
  '<script>\n@\n\n@\n</script>', '<style>\n@', '<!--\n%\n-->', '<table>\n<tr><td>@</td></tr>\n</table>', '<table><tr>@<td>@</table>', '<table>\n\n%\n\n</table>',
  '<div>\n\n%\n\n</div>', '<div>\n%', '<p align=center>%</p>', '<ul><li>%</ul>', '<pre>\n%\n\n%</pre>', '<h3>%\n\n%</h3>', '<details><summary>%</summary>\n\n%\n\n</details>',
  '<iframe>\n\n%\n\n</iframe>', '<svg>\n\n%\n\n</svg>', '<form>\n\n%\n\n</form>', '<head>\n\n%\n\n</head>', '<body>%</body></html>', '<xmp>@</xmp>', '<plaintext>@',
  '<noscript>\n\n%\n\n</noscript>', '<template>\n\n%\n\n</template>', '<select>\n\n@\n\n</select>', '<title>\n\n@\n\n</title>',
]; // prettier-ignore

const markdown = oddTexts({
  lines: LINES,
  blocks: BLOCKS,
  plain: (words) => words,
  between: '\n\n',
  most: 3,
});

describe('odd Markdown', () => {
  it('becomes text that the checks accept and tells what it leaves out, or is refused with the line', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        const { refusal, text, said } = await outcome('a.md', source);
        if (refusal) {
          expect(refusal.message).toMatch(/^Line \d+: |^There is no text/);
          expect(refusal.fix).toMatch(/\S/);
          return;
        }
        expect(text.issues).toEqual([]);
        if (text.proof.differences.length > 0) {
          const { place } = text.proof.differences[0] ?? {};
          expect(place).toEqual({ file: 'a.md', line: expect.any(Number) as number });
          return;
        }
        accepted += 1;
        // Where a remark shows a beginning, it need not show all.
        if (/ …”| more/.test(said)) return;
        // In what is left out as a whole, tags and comments are nothing of their own.
        const isHiding = /<(?:svg|template|noscript|iframe|object)\b/.test(source);
        const words = (
          isHiding
            ? source.replace(/<template>.*?<\/template>|<!--[^\n]*|<[!?/a-z][^>]*>/gis, '')
            : source
        ).match(/word\d+q/g);
        expect(words?.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    // A refusal is the exception.
    expect(accepted).toBeGreaterThan(RUNS * 0.7);
  });

  it.each([
    [
      'tags in code',
      'Text `<b>` and ``a ` <script>`` end.',
      'Text `<b>` and ``a ` <script>`` end.\n',
    ],
    ['a block of code', '```\n<b> & {x}\n```\n\nText.', '\\<b> & \\{x}\n\nText.\n'],
    ['code in a list', '- ~~~\n  <script>\n  ~~~\n- Text.', '- \\<script>\n- Text.\n'],
    ['a sign before a number', 'Under <18 or < 18.', 'Under \\<18 or \\< 18.\n'],
    ['an address in angles', 'See <https://a.be/b>.', 'See [https://a.be/b](https://a.be/b).\n'],
    ['a tag that is escaped', 'Write \\<b> or &lt;b>.', 'Write \\<b> or \\<b>.\n'],
    ['braces', 'Set {a} and {b.', 'Set \\{a} and \\{b.\n'],
    ['front matter that is no YAML', '---\na: [b\n---\n\nText.', 'Text.\n'],
    ['carriage returns', 'One\r\ntwo.\r\n\r\n- three\r\n', 'One two.\n\n- three\n'],
    ['a byte order mark', '\ufeffText.', 'Text.\n'],
    ['attributes in a list', '- Text {: .small }\n- more {#here}', '- Text\n- more\n'],
  ])('keeps the text of %s', async (_what, source, body) => {
    const { text } = await outcome('a.md', source);
    expect(text?.proof.differences).toEqual([]);
    expect(text?.issues).toEqual([]);
    expect(text?.sections.map((section) => section.body)).toEqual([body]);
  });

  it('is read in UTF-16, and on a very long line', async () => {
    const words = 'word '.repeat(20_000).trim();
    const { text } = await outcome(
      'a.md',
      Uint8Array.from(Buffer.from(`\ufeff${words}`, 'utf16le')),
    );
    expect(text?.proof).toEqual({ words: 20_000, differences: [] });
  });

  it.each([
    ['Text.\n\n<script>\na()\n\nMore.', 3, '</script>'],
    ['---\ntitle: T\n---\n\nText <style> more.', 5, '</style>'],
    ['Text.\n\n<!-- a draft\n\nMore.', 3, '-->'],
    ['- Text.\n\n  <IFRAME src=x>\n\n  More.', 3, '</iframe>'],
  ])('is refused where it swallows the rest: %j', async (source, at, end) => {
    const { refusal } = await outcome('a.md', source);
    expect(refusal?.message).toContain(`Line ${String(at)}: `);
    expect(refusal?.fix).toContain(end);
  });

  it('names the line at which the proof fails', async () => {
    const { text } = await outcome(
      'a.md',
      'A text that begins.\n\nGoes on.\n\n<xmp>the <b>word</b></xmp>\n',
    );
    expect(text?.proof.differences.map(({ place }) => place)).toEqual([{ file: 'a.md', line: 5 }]);
  });
});
