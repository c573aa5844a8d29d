import type { Edition } from '../edition.ts';
import type { LegalBasis, ProcessingContent } from '../schema/index.ts';
import { activitiesIn, anchorsOf } from './activities.ts';

/** Terms of the W3C's Data Privacy Vocabulary, version 2, and of its extension for the GDPR. */
const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
} as const;

/** The term for each legal basis; the basis that follows another has none of its own. */
const terms: Readonly<Record<LegalBasis, string | undefined>> = {
  contract: 'eu-gdpr:A6-1-b',
  'legitimate-interest': 'eu-gdpr:A6-1-f',
  consent: 'eu-gdpr:A6-1-a',
  'legal-obligation': 'eu-gdpr:A6-1-c',
  'vital-interest': 'eu-gdpr:A6-1-d',
  'public-task': 'eu-gdpr:A6-1-e',
  'same-as-purpose': undefined,
};

/** What the linked data of a version needs besides its text. */
export interface LinkedDataContext {
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

/** A version of the statement and the processing that it describes, as JSON-LD. */
export function linkedData(
  {
    version,
    title,
    published,
    effective,
  }: Pick<Edition, 'version' | 'title' | 'published' | 'effective'>,
  content: ProcessingContent,
  { lang, locale, prevailing, organisation, url, sentence }: LinkedDataContext,
): Record<string, unknown> {
  const words = (text: Readonly<Record<string, string>> | undefined) => ({
    '@value': text?.[locale] ?? text?.[prevailing] ?? '',
    '@language': text && locale in text ? lang : prevailing,
  });
  const controller = `${organisation.url}#organisation`;
  const activities = activitiesIn(content, version);
  const idOf = (id: string) => `${url}#process-${id}`;
  return {
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
        'dct:source': [...new Set(anchorsOf(activity))].map((anchor) => ({
          '@id': sentence(anchor),
        })),
        'dpv:hasPersonalData': activity.data.flatMap(({ kinds }) =>
          kinds.map((kind) => {
            const named = content.data[kind];
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
          const term = terms[basis];
          return term === undefined ? [] : [{ '@id': term }];
        }),
        'dpv:hasRecipient': activity.recipients.map(({ who }) => {
          const named = content.recipients[who];
          return {
            '@type': `dpv:${named?.dpv ?? 'Recipient'}`,
            'dct:title': words(named?.label),
          };
        }),
      })),
    ],
  };
}
