import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import '../property-seed.ts';
import { outcome, withWords } from './imported.ts';

/** `RUNS=2000 SEED=7` in front of the command tries other documents. */
const RUNS = Number(process.env['RUNS'] ?? 100);

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const xml = (root: string, inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`;
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A document with that body, and other parts beside it by their paths. */
async function docx(body: string, parts: Readonly<Record<string, string>> = {}) {
  const zip = new JSZip();
  const related = Object.keys(parts).map((path, index) => {
    const name = /^word\/(\w+?)\d*\.xml$/.exec(path)?.[1] ?? '';
    return `<Relationship Id="r${String(index)}" Type="${TYPE}/${name}" Target="${path.slice(5)}"/>`;
  });
  const relationships = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    relationships(
      `<Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/>`,
    ),
  );
  zip.file('word/_rels/document.xml.rels', relationships(related.join('')));
  zip.file('word/document.xml', xml('document', `<w:body>${body}</w:body>`));
  for (const [path, content] of Object.entries(parts)) zip.file(path, content);
  return zip.generateAsync({ type: 'uint8array' });
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string) => `<w:p>${inner}</w:p>`;
const box = paragraph(run('@ '));
const NOTE = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${String(id)}"/></w:r>`;

const RUNS_OF_TEXT = [
  run('@ '), `<w:r><w:rPr><w:b/></w:rPr><w:t>@</w:t></w:r>`, run('&lt;b&gt; {@} `@` '), run('@ &amp;amp; '), `<w:r><w:t>@</w:t><w:tab/><w:t>@</w:t><w:br/><w:t>@</w:t></w:r>`,
  `<w:ins w:id="1" w:author="a">${run('@ ')}</w:ins>`, `<w:del w:id="1" w:author="a"><w:r><w:delText>@</w:delText></w:r></w:del>`, `<w:moveFrom w:id="1">${run('gone ')}</w:moveFrom>`, `<w:moveTo w:id="1">${run('@ ')}</w:moveTo>`,
  `<w:hyperlink w:anchor="x">${run('@')}</w:hyperlink>`, `<w:fldSimple w:instr="DATE">${run('@')}</w:fldSimple>`, `<w:smartTag>${run('@')}</w:smartTag>`, `<w:sdt><w:sdtContent>${run('@')}</w:sdtContent></w:sdt>`,
  NOTE('footnote', 2), NOTE('footnote', 3), NOTE('endnote', 2), NOTE('footnote', 99), `<m:oMath><m:r><m:t>@</m:t></m:r></m:oMath>`, `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`, `<w:r><w:noBreakHyphen/></w:r>`,
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`, `<w:bdo w:val="rtl">${run('@')}</w:bdo>`, `<w:dir w:val="ltr">${run('@')}</w:dir>`,
  `<w:r><w:ruby><w:rt>${run('@')}</w:rt><w:rubyBase>${run('@')}</w:rubyBase></w:ruby></w:r>`,
  `<w:r><w:t>@</w:t><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="@"/></wp:inline></w:drawing></w:r>`,
]; // prettier-ignore

/** `%` stands for runs of text. */
const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
const BLOCKS = [
  paragraph('%'), `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>%</w:p>`, `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>%</w:p>`,
  `<w:tbl><w:tr>${cell(paragraph('%'))}${cell(paragraph('%') + paragraph('%'))}</w:tr></w:tbl>`,
  `<w:tbl><w:tr>${cell(`<w:tbl><w:tr>${cell(paragraph('%'))}${cell(paragraph('%'))}</w:tr></w:tbl>${paragraph('')}`)}${cell(paragraph('%'))}</w:tr></w:tbl>`,
  `<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr>${cell(paragraph('%'))}</w:tr></w:tbl>`, `<w:sdt><w:sdtContent>${paragraph('%')}</w:sdtContent></w:sdt>`, `<w:p/>`,
  `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>%</w:p>`, `<w:altChunk r:id="c1"/>`, `<w:customXml>${paragraph('%')}</w:customXml>`, `<w:sectPr/>`,
]; // prettier-ignore

const line = fc
  .array(fc.constantFrom(...RUNS_OF_TEXT), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const block = fc
  .tuple(fc.constantFrom(...BLOCKS), fc.infiniteStream(line))
  .map(([pattern, lines]) => pattern.replaceAll('%', () => String(lines.next().value)));
const body = fc
  .array(block, { minLength: 1, maxLength: 3 })
  .map((blocks) => withWords(withNotesOnce([box, ...blocks, box].join(''))));
/** Word writes one sign for each note. */
function withNotesOnce(source: string): string {
  const seen = new Set<string>();
  return source.replace(/<w:r><w:\w+Reference w:id="\d+"\/><\/w:r>/g, (sign) => {
    const isFirst = !seen.has(sign);
    seen.add(sign);
    return isFirst ? sign : '';
  });
}

const notes = (kind: string) =>
  xml(
    `${kind}s`,
    `<w:${kind} w:id="2">${paragraph(run('a note'))}</w:${kind}><w:${kind} w:id="3">${paragraph(run('another'))}</w:${kind}>`,
  );
const parts = fc
  .subarray([
    ['word/footnotes.xml', notes('footnote')],
    ['word/endnotes.xml', notes('endnote')],
    ['word/styles.xml', xml('styles', '')],
    ['word/numbering.xml', xml('numbering', '')],
  ] as const)
  .map((entries) => Object.fromEntries(entries));

describe('an odd document', () => {
  it('becomes text that the checks accept and tells what it leaves out, or is refused', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(body, parts, async (source, others) => {
        const { refusal, text, said } = await outcome('a.docx', await docx(source, others));
        if (refusal) {
          expect(refusal.fix).toMatch(/\S/);
          return;
        }
        expect(text.issues).toEqual([]);
        expect(text.proof.differences).toEqual([]);
        accepted += 1;
        if (/ …”| more/.test(said)) return;
        // Of deletions their number is told.
        const words = source.replace(/<w:delText>.*?<\/w:delText>/g, '').match(/word\d+q/g);
        expect(words?.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS * 0.7);
  });

  it.each([
    ['has no paragraphs', '', /no text in the file/],
    ['has empty paragraphs only', '<w:p/><w:p><w:r/></w:p>', /no text in the file/],
  ])('that %s is refused', async (_what, source, why) => {
    const { refusal } = await outcome('a.docx', await docx(source));
    expect(refusal?.message).toMatch(why);
  });

  it('without its main part, or with a part that breaks off, is refused', async () => {
    const zip = await JSZip.loadAsync(await docx(box));
    zip.file('word/document.xml', '<w:document><w:body><w:p>');
    const broken = await zip.generateAsync({ type: 'uint8array' });
    zip.remove('word/document.xml');
    const without = await zip.generateAsync({ type: 'uint8array' });
    for (const bytes of [broken, without]) {
      const { refusal } = await outcome('a.docx', bytes);
      expect(refusal?.message).toMatch(/not a document of Word/);
    }
  });

  it('keeps text boxes, fields and notes of the same words in place, and tells what it cannot keep', async () => {
    const deleted = `<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr>${cell(paragraph(run('an old row')))}</w:tr></w:tbl>`;
    const drawing = RUNS_OF_TEXT.find((text) => text.includes('<mc:Choice')) ?? '';
    const source = [
      paragraph(
        run('All of this is no heading, ') +
          drawing.replace('@', 'in the box') +
          run(' and behind it goes on.'),
      ),
      paragraph(run('Of ') + `<w:fldSimple w:instr="DATE">${run('today')}</w:fldSimple>`),
      paragraph(run('See') + NOTE('footnote', 2) + NOTE('footnote', 3) + NOTE('endnote', 9)),
      paragraph(run('Sum ') + '<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'),
      deleted,
    ];
    const same = notes('footnote').replace('another', 'a note');
    const { text } = await outcome(
      'a.docx',
      await docx(source.join(''), { 'word/footnotes.xml': same }),
    );
    expect(text?.proof.differences).toEqual([]);
    expect(text?.sections.map(({ title, body }) => [title, body])).toMatchInlineSnapshot(`
      [
        [
          "Introduction",
          "All of this is no heading,

      in the box

      and behind it goes on.
      ",
        ],
        [
          "Of today",
          "## See[1](#note-1)[2](#note-2) [#of-today-see12]

      ## Sum [#of-today-sum]

      1. a note [#note-1]
      2. a note [#note-2]
      ",
        ],
      ]
    `);
    expect(text?.remarks.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "rows of tables, deleted under track changes: “an old row”",
        "signs of notes that the file does not hold, 1 of them",
        "formulas: “a+b”",
      ]
    `);
  });
});
