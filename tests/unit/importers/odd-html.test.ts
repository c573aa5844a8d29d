import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome } from './imported.ts';
import { oddTexts } from './odd-texts.ts';

/** `RUNS=5000 SEED=7` in front of the command tries other pages. */
const RUNS = Number(process.env['RUNS'] ?? 300);

const LINES = [
  '@', '<b>@</b>', '<b>@', '</i>@', '<i><b>@</i></b>', '<a href="#x">@</a>', '<a href="/x">@', '<a name=x>@</a>', '<code>@ &lt;b></code>', '@<br>@', '< 3 @', '<3@', '<@>', 'a <@ and b> c',
  '{@}', '{ @', '`@', '[@](x)', '&amp;@', '&nosuch; @', '&#60;@', '&#0;@', '\u00a0@', '<q>@</q>', '<sub>@</sub>', '<img alt="@">', '<img src=x>', '<input value=x>@',
  '<button>@</button>', '<label>@</label>', '<select><option>@</select>', '<textarea>@</textarea>', '<textarea>@', '<script>@</script>', '<script>@', '<style>@</style>', '<!-- @ -->', '<!-- @',
  '<?php @ ?>', '<![CDATA[@]]>', '<noscript>@</noscript>', '<template>@</template>', '<svg><text>@</text></svg>', '<math><mi>@</mi></math>', '<iframe src=x>@</iframe>',
  '<object>@</object>', '<video>@</video>', '<ruby>@<rp>(</rp><rt>@</rt></ruby>', '<o:p>@</o:p>', '<x-y>@</x-y>', '<span hidden>@</span>', '<sup><a href="#n" id="r">1</a></sup>@', '<del>@</del>', '<ins>@</ins>', '<title>@</title>', '<font color=red>@', '<nobr>@',
]; // prettier-ignore

const BLOCKS = [
  '<p>%</p>', '<p>%', '%', '<h1>%</h1>', '<h2>%</h2>', '<h2>%', '<h3><p>%</p></h3>', '<div>%<p>%</div>', '<ul><li>%<li>%</ul>', '<ul>%<li>%</ul>', '<ol start=x><li value=3>%</ol>', '<ol type=a><li>%</ol>',
  '<ul><ul><li>%</ul></ul>', '<dl><dt>%<dd>%</dl>', '<table><tr><td>%<td>%</table>', '<table>@<tr><td>@</table>', '<table><caption>%</caption><tr><th>%<th>%<tr><td colspan=2>%</table>', '<table><tr><td><table><tr><td>%<td>%</table><td>%</table>',
  '<table><td>%<td>%', '<blockquote>%</blockquote>', '<pre>%\n%</pre>', '<details><summary>%</summary>%</details>', '<nav>%</nav>', '<form><p>%</p></form>', '<footer>%</footer>', '<main>%</main>', '<article>%</article>',
  '<p id="n"><a href="#r">1</a> %</p>', '<fieldset><legend>%</legend>%</fieldset>', '<figure><img alt="@"><figcaption>%</figcaption></figure>', '<center>%</center>', '<body>%', '</body>%', '</html>%', '<hr>%', '<li>%', '<td>%</td>', '<tr><td>%',
  '<dialog>%</dialog>', '<menu><li>%</menu>', '<address>%</address>', '<style>@</style>', '<head><title>@</title></head>', '<frameset><frame src=x></frameset>', '<xmp>@</xmp>', '<listing>@</listing>', '<div class="cookie-banner">%</div>', '<h1></h1>%', '<hgroup><h2>%</h2><p>%</hgroup>',
]; // prettier-ignore

const page = oddTexts({
  lines: LINES,
  blocks: BLOCKS,
  plain: (words) => `<p>${words}`,
  between: '\n',
  most: 4,
});

describe('an odd page', () => {
  it('becomes text that the checks accept and tells what it leaves out, or is refused with the line', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(page, async (source) => {
        const { refusal, text, said } = await outcome('a.html', source);
        if (refusal) {
          expect(refusal.message).toMatch(/^Line \d+: |^There is no text/);
          expect(refusal.fix).toMatch(/\S/);
          return;
        }
        expect(text.issues).toEqual([]);
        if (text.proof.differences.length > 0) {
          const { place, where } = text.proof.differences[0] ?? {};
          expect(place).toEqual({ file: 'a.html', line: expect.any(Number) as number });
          expect(where).toMatch(/^between the file/);
          return;
        }
        accepted += 1;
        // Where a remark shows a beginning, it need not show all.
        if (/ …”| more/.test(said)) return;
        const words = source.match(/word\d+q/g);
        expect(words?.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    // Only pages on which tags are closed in another order, or not at all, are refused.
    expect(accepted).toBeGreaterThan(RUNS * 0.7);
  });
});
