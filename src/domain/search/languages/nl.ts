import type { SearchLanguage } from '../language.ts';

export const nl: SearchLanguage = {
  stopWords:
    'aan al alle allemaal alles als alsjeblieft altijd ander andere ben bent bij blijf blijft blijven daar dan dat de deze die dit dus echt een eens eerst eigenlijk elke en enkel er ervan erover even ga gaan gaat gaf ge gebeurd gebeurt geen geeft gewoon graag had hallo heb hebben hebt heeft hem het hier hoe hun iedere iemand iets ik in is ja je jij jou jouw jullie kan kom komen komt krijg krijgen krijgt kun kunnen kunt laat laten liggen ligt maak maar mag me meer men met mij mijn moet moeten moest na naar niet niets nog nu of om omdat ons onze ooit ook op over overal per soms staan staat steeds te tegen telkens ten ter toch toe tot u uit uw van vanaf via vind vinden vindt volgens voor vroeger waarmee want was wat we weer wel welk welke werd wij wil willen wilt word worden wordt zal ze zich zij zijn zit zo zomaar zonder zou zouden zult',
  commonWords:
    'gegevens data info informatie persoonsgegevens persoonlijke privacy gegeven waar wie wanneer waarom waarvoor website site gebruiken gebruik gebruikt doen doet bedrijf firma product producten dienst diensten klant klanten websites delen pagina eigen nieuw nieuwe soort soorten vraag vragen weten hele lang jaar geven zien kijken',
  endings: ['heden heid ingen ing jes je en es e s', 'dt d t'],
  spellings: [
    ['([aeou])\\1', '$1'],
    ['([^aeiou])\\1$', '$1'],
    ['v$', 'f'],
    ['z$', 's'],
  ],
  joints: '- s e en',
};
