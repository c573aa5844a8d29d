import { addressLines } from '../domain/postal-address.ts';
import { regulatorOf } from '../domain/regulator.ts';
import { termsOf } from '../domain/rights/rights.ts';
import type { RightId } from '../domain/rights/rights.ts';
import type { LetterWords } from '../domain/rights/letter.ts';
import type { SiteContext } from './site-context.ts';

/** A letter about a right, and the e-mail address it goes to, where there is one. */
export interface RightLetter {
  readonly words: LetterWords;
  readonly to: string | undefined;
}

/** The letter with which a reader of this site uses a right. */
export function rightLetter(context: SiteContext, right: RightId): RightLetter {
  const { t, locale, site, contact, localeId } = context;
  const isComplaint = termsOf(right).to === 'regulator';
  const organisation = [site.organisation.legalName, ...addressLines(contact.address, locale.lang)];
  const regulator = regulatorOf(site, site.site, localeId);
  const own = site.rights.rights[right]?.choices ?? [];
  return {
    to: isComplaint ? regulator.email : contact.email,
    words: {
      lang: locale.lang,
      recipient: isComplaint
        ? [
            regulator.name,
            ...(regulator.address ? addressLines(regulator.address, locale.lang) : []),
          ]
        : organisation,
      subject: [t('rights.letter.subject'), t(`rights.list.${right}.subject`)],
      salutation: t('rights.letter.salutation'),
      request: t(`rights.list.${right}.request`),
      options: [
        ...Object.values(t(`rights.list.${right}.options`, { returnObjects: true })),
        ...own.flatMap((choice) => choice[localeId] ?? choice[site.prevailing] ?? []),
      ],
      sentences: isComplaint
        ? [
            t('rights.letter.about').replace('{organisation}', () => organisation.join(', ')),
            t('rights.letter.deadlineComplaint'),
          ]
        : [t('rights.letter.deadline')],
      byEmail: t('rights.letter.byEmail'),
      byPost: t('rights.letter.byPost'),
      identity: t('rights.letter.identity'),
      closing: t('rights.letter.closing'),
      reference: t('rights.letter.reference'),
    },
  };
}
