import { describe, expect, it } from 'vitest';
import { visit } from 'unist-util-visit';
import {
  accept,
  normaliseHtml,
  parseHtml,
  redlineHtml,
  reject,
} from '../../../src/domain/diff/index.ts';

/** Fragments that no editor would write and some program will. */
const fragments = [
  '',
  '   \n ',
  'text at the root <b>bold</b> more',
  '<!-- comment --><p>a b <!-- x -->c</p>',
  '<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>',
  '<ul>stray<li><p>a</p><p>b</p></li></ul>',
  '<ol start="3" reversed><li>x y z</li></ol>',
  '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
  '<table><caption>Cap</caption><colgroup><col><col></colgroup><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
  '<td>stray cell</td>',
  '<tr><td>stray row</td></tr> <p>x</p>',
  '<pre>\n\nline one\n  line two\n</pre>',
  '<pre><code class="language-js">a  b</code></pre>',
  'a<br>b<br/>c',
  '<p><img src="a.png" alt="x"> text</p>',
  '<p>&amp;&lt;&nbsp;&copy; é e\u0301</p>',
  '<p>see <a href="/a" title="t">here <em>now</em></a></p>',
  '<a href="/a"><p>block in a link</p></a>',
  '<dl><div><dt>a</dt><dd>b</dd></div><div><dt>x</dt><dd>y</dd></div></dl>',
  '<details open><summary>Q</summary><p>A</p></details>',
  '<p>one <ins>two</ins> <del>three</del></p>',
  '<p id="x">a</p><p id="x">b</p>',
  '<p data-diff="ins">x y</p>',
  '<p>日本語のテキスト</p><p dir="rtl">שלום עולם</p><p>👨‍👩‍👧 a</p>',
  '<noscript><p>n</p></noscript>',
  '<object data="a"><p>x</p></object>',
  '<svg><path d="M0"/></svg><math><mi>x</mi></math>',
  '<script>alert(1)</script><style>p{}</style><p>a</p>',
  '<ul></ul><table></table><p></p>',
  '<p>a <b> b </b> c</p><p>wo<wbr>rd</p>',
  '<custom-el a="1">x <b>y</b></custom-el>',
  '<b><p>x</p>y</b>',
];
const NEVER_WITHIN = ['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'];

describe('a redline of any two fragments', () => {
  it.each(fragments.map((fragment) => [fragment]))('from and to %j', (before) => {
    for (const after of fragments) {
      const redline = redlineHtml(before, after);
      expect(reject(redline), `${before} → ${after}`).toBe(normaliseHtml(before));
      expect(accept(redline), `${before} → ${after}`).toBe(normaliseHtml(after));
      visit(parseHtml(redline), 'element', ({ tagName }, _, parent) => {
        if (tagName === 'ins' || tagName === 'del')
          expect(parent?.type === 'element' ? parent.tagName : '').not.toBeOneOf(NEVER_WITHIN);
      });
    }
  });
});
