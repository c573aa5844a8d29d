import { describe, expect, it } from 'vitest';
import { formatRemarks } from '../../../src/cli/reporters/import.ts';
import { readSource } from '../../../src/importers/read-source.ts';
import { bodyOf, fixture, imported, importedFixture } from './imported.ts';

describe('every fixture', () => {
  it.each([
    ['word-processor.docx', 'nl'],
    ['bold-headings.docx', 'en'],
    ['saved-page.html', 'en'],
    ['statement.md', 'en'],
    ['statement.txt', 'nl'],
  ])('%s: no word is lost, added or moved', async (name, locale) => {
    const text = await importedFixture(name, { locale });
    expect(text.proof.differences).toEqual([]);
    expect(text.issues).toEqual([]);
    expect(text.proof.words).toBeGreaterThan(35);
  });
});

describe('a document of a word processor', () => {
  it('becomes sections with lists, numbers, table, links, emphasis and footnotes', async () => {
    const text = await importedFixture('word-processor.docx', { locale: 'nl' });
    expect(text.title).toBe('Privacyverklaring van Roeiclub De Zwaan');
    expect(text.sections.map(({ id, slug }) => `${id} ${slug}`)).toEqual([
      'introduction privacyverklaring-van-roeiclub-de-zwaan',
      'about-us wie-we-zijn',
      'data-types welke-gegevens-we-verzamelen',
      'retention hoelang-we-gegevens-bewaren',
      'your-rights uw-rechten',
      'cookies cookies',
    ]);
    expect(text.sections.map(({ body }) => body).join('\n----\n')).toMatchInlineSnapshot(`
      "Deze verklaring legt uit wat De Zwaan met uw gegevens doet.[1](#note-1)

      Geldig sinds de \\{lente}; wie \\<jonger> is dan 12, vraagt het aan een ouder.

      1. De Zwaan is een *vereniging* zonder winstoogmerk. [#note-1]

      ----
      Roeiclub **De Zwaan**, Kade 7 te Zwanendijk. Mail ons via [roeien@dezwaan.example](mailto:roeien@dezwaan.example) of lees [onze website](https://www.dezwaan.example/over-ons?x=1\\&y=2).

      ----
      ## Van leden [#data-types-1]

      Van elk lid bewaren we:

      - naam en adres;
      - gegevens over boten:
        - de boot die u roeit;
        - uw **vaste** plaats;
      - uw geboortedatum.

      ## Van bezoekers [#data-types-2]

      In deze volgorde:

      1. u schrijft u in[2](#note-2);
      2. u kiest een dag:
         - a) zaterdag, of
         - b) zondag;

      Daarna gaat het verder.

      3. u komt langs.
      4. vierde stap;
      5. vijfde stap.

      2) Dat kan ook op papier. [#note-2]

      ----
      | Wat | Hoelang |
      | - | - |
      | inschrijving | twee jaar |
      | foto’s \\| film | tot u *nee* zegt |

      Na die tijd wissen we alles.

      ----
      U mag uw gegevens *inzien,* **verbeteren** en laten wissen: zie [Hoelang we gegevens bewaren](#retention).

      ----
      Op onze site staan 2 \\* 3 = 6 cookies_van_ons en # tekens \\[zoals deze].
      "
    `);
  });

  it('with bold lines for headings and a typed list of contents is split at them', async () => {
    const text = await importedFixture('bold-headings.docx');
    expect(text.sections.map(({ title }) => title)).toEqual([
      'Who we are',
      'What we keep',
      'Your rights',
    ]);
    expect(bodyOf(text, 'what-we-keep')).toContain('\n\nNothing else\n');
    expect(text.remarks.map(({ message }) => message)).toEqual([
      'list of contents; the site makes its own, 12 words: “Contents 1. Who we are 2. What we …”',
      'numbers of sections; the site numbers them itself, 3 words: “1. 2. 3.”',
    ]);
  });
});

describe('a saved web page', () => {
  it('gives its text, and tells what stood around it', async () => {
    const text = await importedFixture('saved-page.html');
    expect(text.sections.map(({ body }) => body).join('\n----\n')).toMatchInlineSnapshot(`
      "Café or reading room: this notice holds for both. Curly \\{braces}, a \\<tag> and 3 \\< 4 stay as they are. It comes in two\\
      lines.

      ----
      The **Heron** Library[\\[1\\]](#note-1) lends books. Write to [the desk](mailto:desk@heron-library.example), call [us](tel:+442000000000) or see [how to reach us](https://www.heron-library.example/contact).

      A line without a paragraph.

      A paragraph in the same box.

      and a line after it.

      1. A charity. [#note-1]

      ----
      ## On paper [#what-we-keep-on-paper]

      - your name
      - your loans:

        3. books
        7) maps
        - nested in a careless way

      * a. letters count here

      * b. so do these

        with two paragraphs

      How long

      | What | How *long* |
      | - | - |
      | Name | Two years \\| or more |
      | Loans one two | |

      ----
      You may ask for a copy, as [what we keep](#what-we-keep) says. Old ~~rules~~ rules: [the Act](https://law.example/act). Settings. \\[#not-an-anchor] [#your-rights-1]

      > Nothing is sold.

      &#x65;xport of your data is free, and import \\{ of books } too.

      ----
      <Questions>

      ## Do you sell my data? [#questions-do-you-sell-my-data]

      No.

      ## May children join? [#questions-may-children-join]

      From the age of 6.

      ## Who decides? [#questions-who-decides]

      The **board**, [see above](#about-us).

      </Questions>
      "
    `);
    expect(text.remarks).toMatchInlineSnapshot(`
      [
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            11,
            12,
            13,
            44,
            45,
          ],
          "message": "outside the main part of the page, 22 words: “Skip to the text We love cookies. Accept …”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            15,
          ],
          "message": "navigation, 2 words: “Home › Privacy”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [],
          "message": "list of contents; the site makes its own, 10 words: “Contents Who we are What we keep Your …”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            31,
          ],
          "message": "hidden text, 4 words: “Read by a machine”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            42,
          ],
          "message": "form, 1 words: “Newsletter”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            2,
          ],
          "message": "comment: “saved from url=(0043)https://www.heron-l …”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            6,
          ],
          "message": "title of the window: “Privacy | Heron Library”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            7,
            23,
          ],
          "message": "<script>, 2 of them, with what stands in them: “var tracked = "<p>These words are a prog …”, “document.write('<p>more program</p>')”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            8,
          ],
          "message": "<style> with what stands in it: “.cookie { content: "no text" }”",
        },
        {
          "file": "saved-page.html",
          "kind": "left-out",
          "lines": [
            42,
          ],
          "message": "<input>",
        },
        {
          "kind": "changed",
          "lines": [],
          "message": "link “how to reach us”: /contact is now https://www.heron-library.example/contact",
        },
        {
          "kind": "changed",
          "lines": [],
          "message": "link “the Act”: http://law.example/act is now https://law.example/act",
        },
        {
          "kind": "changed",
          "lines": [],
          "message": "link “Settings” to javascript:void(0): only its words are left",
        },
      ]
    `);
  });

  it('in an old character set is read by what it says of itself', async () => {
    const page =
      '<meta charset="iso-8859-1"><h1>Vie priv\xe9e</h1><h2>Donn\xe9es</h2><p>\xc0 vous.</p>';
    const text = await imported(
      'page.html',
      Uint8Array.from(page, (sign) => sign.charCodeAt(0)),
    );
    expect(text.title).toBe('Vie privée');
    expect(text.sections[0]?.body).toBe('À vous.\n');
    expect(text.proof.differences).toEqual([]);
  });
});

describe('Markdown', () => {
  it('keeps what GitHub shows, and the cells that it does not show', async () => {
    const text = await importedFixture('statement.md');
    expect(text.sections.map(({ body }) => body).join('\n----\n')).toMatchInlineSnapshot(`
      "*Last updated: 1 May 2024*

      Read this **carefully**[1](#note-1). Set \\{braces} and a \\< sign.

      1. Because it is short. [#note-1]

      ----
      The library of **Reedham**, [desk@heron-library.example](mailto:desk@heron-library.example), see [https://www.heron-library.example/](https://www.heron-library.example/). A line that goes on 2018. Which is no list.

      ----
      1. names
      2. loans
         - books
         - maps[2](#note-2)

      5) starts at five

      | what | how long | | |
      | - | - | - | - |
      | name | two years | really | beyond the head |
      | \`card_no\` | [see your rights](#your-rights) | | |

      - HTML in a list
      - after a blank line

      2. Old ones, with *two* lines in the note. [#note-2]

      ----
      You may ~~not~~ ask. More in the [act](https://law.example/act) and [below](#what-we-keep).
      "
    `);
  });

  it('keeps ids that its author gave', async () => {
    const text = await imported(
      'a.md',
      '# One\n\nText.\n\n## Sub {#sub-one}\n\nMore.\n\n# Two\n\nSee [sub](#sub-one).',
    );
    expect(text.sections.map(({ body }) => body)).toEqual([
      'Text.\n\n## Sub [#sub-one]\n\nMore.\n',
      'See [sub](#sub-one).\n',
    ]);
  });
});

describe('plain text', () => {
  it('is split at what its list of contents names; headings are lines without a full stop', async () => {
    const text = await importedFixture('statement.txt', { locale: 'nl' });
    expect(text.sections.map(({ title }) => title)).toEqual([
      'Introduction',
      'Wie we zijn',
      'Wat we bewaren',
      'Uw rechten',
      'Vragen',
    ]);
    expect(text.sections.map(({ body }) => body).join('\n----\n')).toMatchInlineSnapshot(`
      "Bijgewerkt op 3 maart 2021

      De Zwaan respecteert uw gegevens.

      ----
      Roeiclub De Zwaan, Kade 7. Mail [roeien@dezwaan.example](mailto:roeien@dezwaan.example) of kijk op [www.dezwaan.example](https://www.dezwaan.example).

      ----
      ## Op papier [#retention-1]

      Uw naam en uw boot:

      - de naam
      - de boot, met een \\{streep} en een \\<hoek>

      ### 3.a In de computer [#retention-2]

      Het **wachtwoord**, zie [Uw rechten](#your-rights).

      ----
      U mag vragen wat u wilt. Deze regel hoort bij de vorige.

      ----
      <Questions>

      ## Mag ik meedoen? [#section-1-1]

      Ja.

      ## Wat kost het? [#section-1-2]

      Niets.

      ## Wie beslist? [#section-1-3]

      Het bestuur.

      </Questions>
      "
    `);
  });

  it('without blank lines has a paragraph in each line', async () => {
    const long =
      'This line is long enough to be a paragraph of its own, because nobody wraps lines at a hundred and thirty signs or even more.';
    const text = await imported('a.txt', `${long}\nWho we are\n${long}\nWhat we do\n${long}`);
    expect(text.sections.map(({ title }) => title)).toEqual([
      'Introduction',
      'Who we are',
      'What we do',
    ]);
  });
});

describe('what cannot be read', () => {
  const docx = fixture('word-processor.docx');
  it.each([
    ['nothing.docx', new Uint8Array()],
    ['nothing.md', new Uint8Array()],
    ['space.txt', new TextEncoder().encode(' \n\t\n')],
    ['cut.docx', docx.subarray(0, docx.length / 2)],
    ['zip.docx', new TextEncoder().encode('PK\u0003\u0004 not a zip')],
    ['junk.html', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)],
    [
      'utf16.txt',
      Uint8Array.from('abc', (sign) => sign.charCodeAt(0)).map((code, index) =>
        index % 2 ? 0 : code,
      ),
    ],
    ['portable.pdf', new TextEncoder().encode('%PDF-1.7')],
    ['empty.html', new TextEncoder().encode('<html><body><nav>Home</nav></body></html>')],
  ])('%s gives a finding', async (name, bytes) => {
    const read = await readSource(name, bytes);
    expect(read).toMatchObject({
      message: expect.stringMatching(/\.$/) as string,
      expected: expect.any(String) as string,
      fix: expect.any(String) as string,
    });
  });
});

describe('what is no text for readers in Markdown', () => {
  const around = (inner: string) => `# T\n\n## One\n\n${inner}\n\n## Two\n\nB.\n`;

  it.each([
    ['a line', 'Text <script>alert(1)</script> end.', '<script>', 'alert(1)'],
    [
      'a line, with signs of Markdown',
      'Text <script>a *b* [c](d) [^1]</script> end.',
      '<script>',
      'a *b* [c](d) [^1]',
    ],
    ['capitals', 'Text <SCRIPT type="module">a()</SCRIPT> end.', '<script>', 'a()'],
    [
      'lines of its own',
      'Text\n\n<style>\nbody { color: red }\n\n- a\n1. b\n</style>\n\nend.',
      '<style>',
      'body { color: red } - a 1. b',
    ],
    [
      'Markdown of its own',
      'Text <noscript>Put *on* <b>it</b></noscript> end.',
      '<noscript>',
      'Put *on* it',
    ],
    ['a list', '- Text <script>a()</script>\n- end.', '<script>', 'a()'],
    [
      'more signs than are shown',
      `Text <script>${'a'.repeat(50)}</script> end.`,
      '<script>',
      `${'a'.repeat(40)} …`,
    ],
  ])('is dropped and named, in %s', async (_, inner, name, content) => {
    const text = await imported('a.md', around(inner));
    expect(text.proof.differences).toEqual([]);
    const above = around(inner).split(new RegExp(name.slice(0, -1), 'i'))[0] ?? '';
    expect(text.remarks).toEqual([
      {
        kind: 'left-out',
        file: 'a.md',
        lines: [above.split('\n').length],
        message: `${name} with what stands in it: “${content}”`,
      },
    ]);
    const body = text.sections[0]?.body ?? '';
    expect(body.replaceAll(/[\s-]+/g, ' ').trim()).toBe('Text end.');
  });

  it('is named alone where nothing stands in it', async () => {
    const text = await imported('a.md', around('Text.\n\n<script></script>'));
    expect(text.proof.differences).toEqual([]);
    expect(text.remarks.map(({ message }) => message)).toEqual(['<script>']);
  });

  it('is named with the address that it comes from', async () => {
    const text = await imported('a.md', around('Text.\n\n<script src="a.js"></script>'));
    expect(text.remarks.map(({ message }) => message)).toEqual(['<script> from “a.js”']);
  });
});

describe('what a page leaves out', () => {
  const things = Array.from({ length: 40 }, (_, index) => index + 1);
  const told = async (name: string, content: string) =>
    formatRemarks((await imported(name, content)).remarks);

  it('is told with file, lines and beginnings, one line for each kind', async () => {
    const page = things.flatMap((n) => [
      `<script src="/s${String(n)}.js"></script><style>.c${String(n)} { color: red }</style>`,
      `<iframe src="https://films.example/${String(n)}"></iframe>`,
      `<p>Text ${String(n)} <img src="a.png" alt="Heron ${String(n)}"><img src="dot.gif"></p>`,
      `<form><label>Mail ${String(n)}</label><input></form><!-- part ${String(n)} -->`,
    ]);
    expect(await told('page.html', `<title>Notice</title>\n${page.join('\n')}`))
      .toMatchInlineSnapshot(`
        "Left out
          page.html:4, 8, 12, 16, 20 and 35 more: images, 80 of them: “Heron 1”, “Heron 2”, “Heron 3” and 37 more; without a description: 40
          page.html:5, 9, 13, 17, 21 and 35 more: form, 80 words: “Mail 1 Mail 2 Mail 3 Mail 4 …”
          page.html:1: title of the window: “Notice”
          page.html:2, 6, 10, 14, 18 and 35 more: <script>, 40 of them, from “/s1.js”, “/s2.js”, “/s3.js” and 37 more
          page.html:2, 6, 10, 14, 18 and 35 more: <style>, 40 of them, with what stands in them: “.c1 { color: red }”, “.c2 { color: red }”, “.c3 { color: red }” and 37 more
          page.html:3, 7, 11, 15, 19 and 35 more: <iframe>, 40 of them, from “https://films.example/1”, “https://films.example/2”, “https://films.example/3” and 37 more
          page.html:5, 9, 13, 17, 21 and 35 more: <input>, 40 of them
          page.html:5, 9, 13, 17, 21 and 35 more: comment, 40 of them: “part 1”, “part 2”, “part 3” and 37 more"
      `);
  });

  it('is told for Markdown that holds what no page shows', async () => {
    const text = [
      '# One',
      'Text <!-- a draft --> of <your name>, see [this](https://a.example "The title").',
      '- [x] done',
      '```js about this\ncode\n```',
      '[^1]: A note that is called by nobody.',
      '[spare]: https://b.example',
    ];
    expect(await told('a.md', text.join('\n\n'))).toMatchInlineSnapshot(`
      "Left out
        a.md:3: comment: “a draft”
        a.md:3: tag that HTML does not know: “<your name>”
        a.md:3: title of a link or image: “The title”
        a.md:5: box of a list item: “ticked”
        a.md:7: words behind the fence of a block of code: “js about this”
        a.md:11: footnote that nothing refers to: “[^1]: A note that is called by nobody.”
        a.md:13: address that nothing refers to: “[spare]: https://b.example”"
    `);
  });
});
