import type { Edition } from '../edition.ts';
import { rightIds } from '../rights/rights.ts';
import type { RightId } from '../rights/rights.ts';
import type { DataSource, LegalBasis, ProcessingContent, RightsContent } from '../schema/index.ts';
import { activitiesIn, anchorsOf } from './activities.ts';

/** Terms of the W3C's Data Privacy Vocabulary, version 2, and of its extension for the GDPR. */
const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
} as const;

/** The term for each legal basis; the basis that follows another has none of its own. */
const basisTerms: Readonly<Record<LegalBasis, string | undefined>> = {
  contract: 'eu-gdpr:A6-1-b',
  'legitimate-interest': 'eu-gdpr:A6-1-f',
  consent: 'eu-gdpr:A6-1-a',
  'legal-obligation': 'eu-gdpr:A6-1-c',
  'vital-interest': 'eu-gdpr:A6-1-d',
  'public-task': 'eu-gdpr:A6-1-e',
  'same-as-purpose': undefined,
};

/** The term for each right; direct marketing is what article 21(2) lets object to. */
const rightTerms: Readonly<Record<RightId, string>> = {
  access: 'eu-gdpr:A15',
  rectification: 'eu-gdpr:A16',
  erasure: 'eu-gdpr:A17',
  restriction: 'eu-gdpr:A18',
  portability: 'eu-gdpr:A20',
  objection: 'eu-gdpr:A21',
  'direct-marketing': 'eu-gdpr:A21',
  'withdraw-consent': 'eu-gdpr:A7-3',
  complaint: 'eu-gdpr:A77',
};

/** The term for where data come from; what a person's browser or system tells comes from the person. */
const sourceTerms: Readonly<Record<DataSource, string>> = {
  person: 'dpv:DataSubjectDataSource',
  automatic: 'dpv:DataSubjectDataSource',
  system: 'dpv:DataSubjectDataSource',
  'third-party': 'dpv:ThirdPartyDataSource',
  derived: 'dpv:DataControllerDataSource',
};

/** The content that linked data are made of, besides the text of a version. */
export interface LinkedContent {
  readonly processing: ProcessingContent;
  readonly rights: RightsContent['rights'];
}

/** What the linked data of a version needs besides content. */
export interface LinkedDataContext {
  /** Address of the JSON Schema that describes them. */
  readonly schema: string;
  readonly lang: string;
  readonly locale: string;
  /** The locale whose texts stand in where a translation is missing. */
  readonly prevailing: string;
  readonly organisation: { readonly legalName: string; readonly url: string };
  /** Address of the page with the whole version. */
  readonly url: string;
  /** Address of the sentence at an anchor. */
  readonly sentence: (anchor: string) => string;
}

/** What linked data say of a version itself. */
type DescribedEdition = Pick<Edition, 'version' | 'title' | 'published' | 'effective'> & {
  readonly sections: readonly Pick<Edition['sections'][number], 'anchors'>[];
};

/** A version of the statement, the rights and the processing that it describes, as JSON-LD. Described by `processing.schema.json`. */
export function linkedData(
  { version, title, published, effective, sections }: DescribedEdition,
  { processing, rights }: LinkedContent,
  { schema, lang, locale, prevailing, organisation, url, sentence }: LinkedDataContext,
): Record<string, unknown> {
  const words = (text: Readonly<Record<string, string>> | undefined) => ({
    '@value': text?.[locale] ?? text?.[prevailing] ?? '',
    '@language': text && locale in text ? lang : prevailing,
  });
  const controller = `${organisation.url}#organisation`;
  const activities = activitiesIn(processing, version);
  const idOf = (id: string) => `${url}#process-${id}`;
  const sentences = (anchors: readonly string[]) =>
    [...new Set(anchors)].map((anchor) => ({ '@id': sentence(anchor) }));
  const anchors = new Set(sections.flatMap((section) => section.anchors));
  const statedRights = rightIds.flatMap((right) => {
    const says = (rights[right]?.says ?? []).filter((anchor) => anchors.has(anchor));
    return says.length > 0 ? [{ '@type': rightTerms[right], 'dct:source': sentences(says) }] : [];
  });
  return {
    $schema: schema,
    '@context': context,
    '@graph': [
      {
        '@id': url,
        '@type': 'dpv:PrivacyNotice',
        'dct:title': { '@value': title, '@language': lang },
        'dct:language': lang,
        'dct:identifier': version,
        'dct:issued': published,
        'dct:valid': effective,
        'dct:publisher': { '@id': controller },
        'dpv:hasDataController': { '@id': controller },
        'dpv:hasPersonalDataProcess': activities.map(({ id }) => ({ '@id': idOf(id) })),
        'dpv:hasRight': statedRights,
      },
      {
        '@id': controller,
        '@type': 'dpv:DataController',
        'dct:title': organisation.legalName,
      },
      ...activities.map((activity) => ({
        '@id': idOf(activity.id),
        '@type': 'dpv:PersonalDataProcess',
        'dct:identifier': activity.id,
        'dct:title': words(activity.title),
        'dct:source': sentences(anchorsOf(activity)),
        'dpv:hasPersonalData': activity.data.flatMap(({ kinds }) =>
          kinds.map((kind) => {
            const named = processing.data[kind];
            return {
              '@type': named?.dpv ? `pd:${named.dpv}` : 'dpv:PersonalData',
              'dct:title': words(named?.label),
            };
          }),
        ),
        'dpv:hasPurpose': activity.purposes.map(({ text, dpv }) => ({
          '@type': dpv.length > 0 ? dpv.map((term) => `dpv:${term}`) : 'dpv:Purpose',
          'dct:title': words(text),
        })),
        'dpv:hasLegalBasis': activity.bases.flatMap(({ basis }) => {
          const term = basisTerms[basis];
          return term === undefined ? [] : [{ '@id': term }];
        }),
        'dpv:hasDataSource': [
          ...new Set(activity.sources.map(({ source }) => sourceTerms[source])),
        ].map((term) => ({ '@id': term })),
        'dpv:hasRecipient': activity.recipients.map(({ who }) => {
          const named = processing.recipients[who];
          return {
            '@type': `dpv:${named?.dpv ?? 'Recipient'}`,
            'dct:title': words(named?.label),
          };
        }),
      })),
    ],
  };
}
