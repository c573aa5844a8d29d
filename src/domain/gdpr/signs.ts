import type { GdprItemId, Subject } from './items.ts';

/** Words by which a passage is recognised; one passage must match. */
export interface Signs {
  readonly items: Readonly<Record<GdprItemId, RegExp>>;
  /** What a passage says together with a title, a heading or the head of a column above it. */
  readonly together: Readonly<Partial<Record<GdprItemId, Together>>>;
  readonly subjects: Readonly<Record<Subject, RegExp>>;
  /** Sentences on a subject that plainly deny it, and so give no cause to ask for more. */
  readonly denials: Readonly<Partial<Record<Subject, Denial>>>;
}

/** Words above a passage, and words in it, that make one statement between them. */
export interface Together {
  readonly under: RegExp;
  readonly says: RegExp;
}

/** Words of a sentence that says that something is not done. */
export interface Denial {
  readonly says: RegExp;
  /** What makes a denial one of some cases only. */
  readonly unless: RegExp;
}

/** An e-mail address, a telephone number or a post code with a place. */
const CONTACT = /\S@\S|\btel\b|\b\d{4,5}\s+\p{Lu}/iu;

/** Anything at all, where what stands above it says what it is about. */
const WORD = /\p{L}{3}/u;

/** Two words: an answer where what stands above it is the question. */
const WORDS = /\p{L}+\s+\p{L}+/u;

/** Signs by language. They tell that a subject is spoken of, not that what is said is enough. */
export const signs: Readonly<Record<string, Signs>> = {
  nl: {
    subjects: {
      'legitimate-interest': /gerechtvaardigde? belang/i,
      consent: /\btoestemming\b/i,
      transfers: /doorgifte|buiten de (?:EU|EER|Europese)|doorgegeven aan (?:landen|derde landen)/i,
      'other-sources':
        /andere bronnen|(?:van|via) derden (?:krijgen|ontvangen|verkrijgen)|gegevens die we van derden|niet zelf ga(?:f|ven)/i,
    },
    denials: {
      transfers: {
        says: /\b(?:geen|niet|nooit)\b.*\b(?:door (?:aan|naar)|doorgegeven|doorgestuurd|doorgifte)\b|\b(?:we|wij) (?:geven|sturen|delen|bewaren|verwerken)(?: (?:uw|persoonsgegevens|gegevens))* (?:geen|niet|nooit)\b|gegevens (?:gaan|komen|worden) (?:niet|nooit)\b/i,
        unless:
          /\b(?:tenzij|behalve|uitgezonderd|zonder|alleen|maar|als|wanneer|indien|die|dat|waar\w*|hoewel)\b/i,
      },
    },
    together: {
      purposes: { under: /^(?:doel(?:en|einde|einden)?|waarvoor)$/i, says: WORD },
      'legal-basis-per-purpose': {
        under: /rechtsgrond/i,
        says: /overeenkomst|contract|belang|toestemming|verplichting/i,
      },
      retention: {
        under: /hoe ?lang|bewaar(?:termijn|duur|periode)|^(?:duur|termijn)$/i,
        says: /\b(?:zolang|tot|totdat|jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|termijn|nodig|einde)\b/i,
      },
      'required-data': {
        under:
          /\b(?:moet|hoeft|bent) u\b.*gegevens.*\b(?:geven|verstrekken|mee te delen|meedelen)|verplichte gegevens/i,
        says: WORDS,
      },
    },
    items: {
      controller: /verwerkingsverantwoordelijke|verantwoordelijke voor de verwerking/i,
      contact: CONTACT,
      'protection-officer':
        /functionaris voor (?:de )?gegevensbescherming|data protection officer|\bDPO\b/i,
      purposes: /\bdoel(?:en|einden)\b|gebruiken (?:we |wij )?(?:uw|persoons)\S* .*\bom\b/i,
      'legal-basis': /rechtsgrond/i,
      'legal-basis-per-purpose':
        /rechtsgrond.*(?:overeenkomst|contract|belang|toestemming|verplichting)|per (?:activiteit|doel).*rechtsgrond/i,
      interest: /gerechtvaardigde? belang(?:en)?\b.*(?:namelijk|bijvoorbeeld|zoals|\bom\b|:)/i,
      recipients: /\bontvangers?\b|\b(?:delen|verstrekken)\b.*\b(?:met|aan)\b|leveranciers|derden/i,
      transfers: /doorgifte|buiten de (?:EU|EER|Europese)|doorgegeven aan (?:landen|derde landen)/i,
      safeguards:
        /standaard(?:contract)?(?:bepalingen|clausules)|modelcontract|passende waarborgen|adequaatheidsbesluit/i,
      retention:
        /bewaartermijn|\bbewa(?:ren|ard)\b.*\b(?:zolang|langer|jaar|jaren|maand|maanden|dagen|termijn|nodig)\b/i,
      'right-access': /\binzage\b|\bkopie\b.*gegevens|toegang tot uw (?:persoons)?gegevens/i,
      'right-rectification': /rectificatie|(?:gegevens|fouten)\b.*\b(?:verbeteren|corrigeren)/i,
      'right-erasure': /gegevenswissing|(?:gegevens|vragen)\b.*\b(?:wissen|verwijderen)/i,
      'right-restriction':
        /beperking van (?:de|het)|(?:gebruik|verwerking|gegevens)\b.*\bbeperken/i,
      'right-objection': /\bbezwaar\b|verzet/i,
      'right-portability':
        /overdraagbaarheid|naar een (?:externe partij|ander\w*).*(?:sturen|over)|meenemen/i,
      'right-withdrawal': /toestemming.*\bintrekken|\bintrekken\b.*toestemming/i,
      complaint:
        /\bklacht\b.*\b(?:in|neer)(?:\s?te)?\s?(?:dienen|leggen)|\bklacht (?:indienen|neerleggen)/i,
      'complaint-authority': /toezichthoudende autoriteit|toezichthouder/i,
      'required-data':
        /(?:verplicht|hoeft|moet).*gegevens.*(?:geven|verstrekken|mee te delen)|niet verplicht om.*gegevens|zonder (?:die|deze) gegevens kunnen we/i,
      'automated-decisions':
        /(?:geautomatiseerde?|automatische?) (?:individuele )?(?:besluit|beslissing)|profilering/i,
      categories:
        /(?:soorten|categorie\S*) (?:van )?(?:persoons)?gegevens|gegevens .*zoals|voorbeelden zijn/i,
      source: /\bbron(?:nen)?\b/i,
    },
  },
  fr: {
    subjects: {
      'legitimate-interest': /intérêts? légitimes?/i,
      consent: /\bconsentement\b/i,
      transfers:
        /transf(?:ert|ér)\S*.*(?:pays|international)|transferts? internationa|hors de l[’']Union/i,
      'other-sources':
        /autres sources|(?:recevons|obtenons|obtenues).*(?:de|auprès de) tiers|données que nous (?:recevons|obtenons) de tiers/i,
    },
    denials: {
      transfers: {
        says: /\bne (?:\S+ )?(?:transf|envoy|communiqu|partag|trait|conserv)\S* (?:pas|jamais|aucune?)\b|\b(?:ne sont|n[’']est) (?:pas|jamais) (?:transf|envoy|communiqu|partag)|\baucune? (?:transfert|donnée)|pas de transfert/i,
        unless:
          /\b(?:sauf|sans|hormis|except\S*|si|lorsqu\S*|quand|qui|dont|mais|uniquement|seulement)\b|à moins|\bqu(?:e\b|[’'])|\bs[’']ils?\b/i,
      },
    },
    together: {
      purposes: { under: /^(?:finalité|objectif|but)s?$/i, says: WORD },
      'legal-basis-per-purpose': {
        under: /(?:bases?|fondements?) (?:juridiques?|légales?)/i,
        says: /contrat|intérêt|consentement|obligation/i,
      },
      retention: {
        under:
          /combien de temps|(?:durée|délai|période)s? de conservation|^(?:durée|délai|période)s?$/i,
        says: /tant que|aussi longtemps|jusqu|années?|durée|délai|\b(?:ans?|mois|semaines?|jours?|heures?|nécessaires?|fin)\b/i,
      },
      'required-data': {
        under:
          /(?:obligé|tenu|devez).*(?:fournir|communiquer|donner).*données|données obligatoires/i,
        says: WORDS,
      },
    },
    items: {
      controller: /responsables? (?:conjoints? )?du traitement/i,
      contact: CONTACT,
      'protection-officer': /délégué\S* à la protection des données|\bDPO\b/i,
      purposes: /\b(?:finalités?|objectifs?|buts?)\b|utilisons .*\bpour\b/i,
      'legal-basis': /(?:bases?|fondements?) juridiques?|base légale/i,
      'legal-basis-per-purpose':
        /(?:bases?|fondements?) (?:juridiques?|légales?).*(?:contrat|intérêt|consentement|obligation)|par activité.*bases? juridiques?/i,
      interest: /intérêts? légitimes?\b.*(?:à savoir|par exemple|comme|notamment|\bpour\b|:)/i,
      recipients: /destinataires?|partage(?:r|ons)|communiqu\S+ .*(?:à|aux)|fournisseurs|tiers/i,
      transfers:
        /transf(?:ert|ér)\S*.*(?:pays|international)|transferts? internationa|hors de l[’']Union/i,
      safeguards:
        /clauses (?:contractuelles )?types|garanties appropriées|décision d[’']adéquation/i,
      retention:
        /(?:durée|délai|période)s? de conservation|conserv\S+.*\b(?:tant que|aussi longtemps|ans?|années?|mois|jours|nécessaire|durée)\b/i,
      'right-access':
        /droit d[’']accès|accès à vos données|\bcopie\b.*données|données\b.*\bcopie\b/i,
      'right-rectification': /rectifi|corriger/i,
      'right-erasure': /effac|supprim/i,
      'right-restriction':
        /limitation du traitement|(?:utilisation|traitement|données)\b.*\blimit|limiter.*(?:utilisation|traitement|données)/i,
      'right-objection': /opposition|opposer/i,
      'right-portability':
        /portabilité|(?:transmettre|envoyer|communiquer).*(?:partie externe|tierce partie)/i,
      'right-withdrawal': /retirer.*consentement|consentement.*retir/i,
      complaint:
        /\b(?:introduire|déposer)\b.*\b(?:plainte|réclamation)|\b(?:plainte|réclamation)\b.*(?:introdui|dépos)/i,
      'complaint-authority': /autorités? (?:de contrôle|compétente)/i,
      'required-data':
        /(?:obligé|tenu|devez).*(?:fournir|communiquer|donner).*données|sans ces données, nous ne pou/i,
      'automated-decisions': /décisions?.*automatis|profilage/i,
      categories: /(?:types|catégories) de données|données .*(?:comme|telles que)|par exemple/i,
      source: /\bsources?\b/i,
    },
  },
  en: {
    subjects: {
      'legitimate-interest': /legitimate interests?/i,
      consent: /\bconsent\b/i,
      transfers:
        /transfer\S*.*(?:countr|international)|international transfers?|outside the (?:EU|EEA|European)/i,
      'other-sources':
        /other sources|(?:receive|obtain|get).*from third parties|data that we (?:receive|obtain|get) from third|did not give us/i,
    },
    denials: {
      transfers: {
        says: /\b(?:not|never|don[’']t)\b (?:\w+ )?(?:transfer|sen[dt]\b|pass|shar|stor|process|giv\w+ (?:\w+ )?(?:data|information))|\bno (?:\w+ )?(?:data|information|transfers?)\b(?! protection)/i,
        unless:
          /\b(?:unless|except\w*|without|only|other than|but|if|when\w*|where\w*|which|that|who|although|while)\b/i,
      },
    },
    together: {
      purposes: { under: /^purposes?$/i, says: WORD },
      'legal-basis-per-purpose': {
        under: /(?:legal|lawful) bas(?:is|es)/i,
        says: /contract|interest|consent|obligation/i,
      },
      retention: {
        under: /how long|retention|^(?:period|duration)$/i,
        says: /\b(?:as long as|until|while|years?|months?|weeks?|days?|hours?|period|necessary|needed|end of)\b/i,
      },
      'required-data': {
        under:
          /\b(?:must you|obliged to|required to|have to|need to) (?:give|provide|share)\b.*(?:data|information)|(?:required|mandatory|compulsory) (?:data|information)/i,
        says: WORDS,
      },
    },
    items: {
      controller: /\b(?:joint |data )?controllers?\b/i,
      contact: CONTACT,
      'protection-officer': /data protection officer|\bDPO\b/i,
      purposes: /\bpurposes?\b|\buse .*data .*\bto\b/i,
      'legal-basis': /(?:legal|lawful) bas(?:is|es)/i,
      'legal-basis-per-purpose':
        /(?:legal|lawful) bas(?:is|es).*(?:contract|interest|consent|obligation)|per activity.*legal bas/i,
      interest: /legitimate interests?\b.*(?:namely|for example|for instance|such as|\bto\b|:)/i,
      recipients: /recipients?|\bshare\b.*\bwith\b|\bdisclose\b.*\bto\b|suppliers|third parties/i,
      transfers:
        /transfer\S*.*(?:countr|international)|international transfers?|outside the (?:EU|EEA|European)/i,
      safeguards:
        /standard (?:contractual |data protection )?clauses|appropriate safeguards|adequacy decision/i,
      retention:
        /retention period|\b(?:keep|kept|retain\w*|stor\w+)\b.*\b(?:as long as|longer|years?|months?|days|necessary|needed|period)\b/i,
      'right-access':
        /right of access|access to your (?:personal )?data|\bcopy\b.*data|\bdata\b.*\bcopy\b/i,
      'right-rectification':
        /rectif|(?:data|mistakes)\b.*\bcorrected|\bcorrect (?:your|the|inaccurate) (?:personal )?data/i,
      'right-erasure': /eras|delet/i,
      'right-restriction':
        /restriction of|\b(?:use|processing|data)\b.*\brestricted|\brestrict\b.*\b(?:use|processing|data)\b/i,
      'right-objection': /\bobject(?:ion)?\b/i,
      'right-portability':
        /portability|(?:send|transfer|transmit).*(?:third|external|another) part/i,
      'right-withdrawal': /withdraw.*consent|consent.*withdraw/i,
      complaint: /\b(?:lodge|file|make|submit)\b.*\bcomplaint/i,
      'complaint-authority': /supervisory authority|regulator/i,
      'required-data':
        /(?:obliged|required|have) to (?:give|provide).*data|without (?:this|these|those) (?:data|information),? we cannot/i,
      'automated-decisions': /automated .*decision|profiling/i,
      categories:
        /(?:types|kinds|categories) of (?:personal )?data|data .*such as|examples (?:are|include)/i,
      source: /\bsources?\b/i,
    },
  },
};
