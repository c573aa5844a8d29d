/**
 * The XML of a document with what mammoth would skip, or put elsewhere, as elements whose content it reads in place:
 * text boxes, of which newer ones have no older double, fields, text of another direction, and text with its reading above it.
 */
export function readableByMammoth(xml: string): string {
  return xml
    .replace(/<mc:AlternateContent>[\s\S]*?<\/mc:AlternateContent>/g, (both) => {
      const [choice = '', fallback = ''] = both.split('<mc:Fallback');
      return fallback.includes(BOX) || !choice.includes(BOX) ? both : boxesIn(choice);
    })
    .replace(/<w:drawing(?=[\s>])[\s\S]*?<\/w:drawing>/g, (drawing) =>
      drawing.includes(BOX) ? boxesIn(drawing) : drawing,
    )
    .replace(UNREAD, `<$1${READ}$2>`);
}

/** Tags of elements that mammoth skips, or whose text it puts behind the paragraph. */
const UNREAD =
  /<(\/?)w:(?:pict|dir|bdo|ruby|rt|rubyBase|fldSimple)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'/>])*(\/?)>/g;

const BOX = '<w:txbxContent>';

/** An element that says nothing of its own, and that mammoth reads. */
const READ = 'w:smartTag';

function boxesIn(drawing: string): string {
  const boxes = drawing.match(/<w:txbxContent>[\s\S]*?<\/w:txbxContent>/g) ?? [];
  return `<${READ}>${boxes.join('')}</${READ}>`;
}
