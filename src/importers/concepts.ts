/**
 * Ids for what privacy statements treat, with words of titles in the languages in which most of them are written. The one
 * whose words occur first in a title names the section; of two at the same place, the one listed first.
 */
export const concepts: readonly { readonly id: string; readonly words: RegExp }[] = [
  {
    id: 'faq',
    words:
      /veelgestelde vragen|frequently asked|\bfaq\b|questions fr[ée]quentes|foire aux questions|häufig/i,
  },
  { id: 'cookies', words: /cookie|traceurs/i },
  { id: 'changes', words: /wijzig|changes?\b|updates?\b|revision|modification|änderung/i },
  { id: 'complaints', words: /klacht|complain|réclamation|plainte|beschwerde/i },
  {
    id: 'data-protection-officer',
    words:
      /functionaris|data protection officer|\bdpo\b|délégué à la protection|datenschutzbeauftragte/i,
  },
  { id: 'contact', words: /contact|kontakt|bereik(?:en|baar)/i },
  {
    id: 'legal-bases',
    words:
      /rechtsgrond|grondslag|legal bas|lawful bas|base[s]? (?:légale|juridique)|rechtsgrundlage/i,
  },
  {
    id: 'retention',
    words: /bewaar|bewaren|retention|retain|how long|conserv|aufbewahr|speicherdauer/i,
  },
  {
    id: 'transfers',
    words: /doorgifte|buiten (?:de )?(?:eu|eer)|transfer|transfert|übermittlung/i,
  },
  { id: 'automated-decisions', words: /geautomatiseerd|automated|profil(?:ering|ing)|automatis/i },
  { id: 'security', words: /beveilig|veiligheid|secur|safety|sécurité|sicherheit/i },
  { id: 'children', words: /kinderen|minderjarig|child|minors|enfant|mineurs|kinder/i },
  { id: 'your-rights', words: /recht(?:en)?\b|\brights?\b|\bdroits?\b|rechte/i },
  { id: 'your-choices', words: /keuzes|choices|choix|opt[- ]?out/i },
  { id: 'recipients', words: /ontvangers|recipients|destinataires|empfänger/i },
  {
    id: 'sharing',
    words:
      /del(?:en|ing)\b|shar(?:e|ing)\b|disclos|partage|communi(?:quons|cation des)|derden|third part|weitergabe/i,
  },
  { id: 'purposes', words: /doeleinde|purpose|finalité|zwecke?\b/i },
  {
    id: 'data-types',
    words:
      /(?:soorten|types|welke|what|categor\w+).*(?:gegevens|data|information|données)|verzamel|collect/i,
  },
  {
    id: 'use',
    words:
      /(?:gebruik|\buses?\b|utilis|nutzung|verwend).*(?:gegevens|data|information|données|daten)|(?:gegevens|data|information|données|daten).*(?:gebruik|\buse|utilis|nutzung|verwend)/i,
  },
  { id: 'products', words: /product|produit|produkt/i },
  { id: 'interactions', words: /interacti/i },
  {
    id: 'controller',
    words: /verwerkingsverantwoordelijke|controller|responsable du traitement|verantwoordlich/i,
  },
  { id: 'definitions', words: /definitie|begrippen|definition|begriff/i },
  { id: 'scope', words: /toepassing|scope|applies|champ d.application|geltungsbereich/i },
  {
    id: 'about-us',
    words: /wie (?:zijn (?:we|wij)|(?:we|wij) zijn)|who we are|about us|qui sommes/i,
  },
  { id: 'preliminary', words: /voorafgaand|preliminary|préliminaire/i },
  { id: 'help', words: /\bhulp\b|ondersteuning|support|\bhelp\b|\baide\b/i },
];

/** Id that a title names by what it treats; nothing when no words of the list occur in it. */
export function conceptOf(title: string): string | undefined {
  const found = concepts
    .map(({ id, words }) => ({ id, place: title.search(words) }))
    .filter(({ place }) => place >= 0);
  return found.toSorted((a, b) => a.place - b.place)[0]?.id;
}
