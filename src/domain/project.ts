import type { RegisterSource } from './cookies/register.ts';
import type { IsoDate } from './dates.ts';
import type { LinePrints } from './line-prints.ts';
import type { ProcessingSource } from './processing/activities.ts';
import type { SectionSource } from './sections.ts';
import type {
  ChecksConfig,
  PageFrontMatter,
  RightsContent,
  SearchWords,
  SiteConfig,
  StatementOutline,
  TranslationManifest,
  VersionManifest,
} from './schema/index.ts';

/** A sealed version: its date (the folder's name), its manifest and the texts that lie in its own folder. */
export interface Version {
  readonly date: IsoDate;
  /** Path of `version.yaml`. */
  readonly file: string;
  /** The manifest file to the letter. */
  readonly text: string;
  /** SHA-256 of the manifest file: what the next version's `previous` must name. */
  readonly sha256: string;
  readonly manifest: VersionManifest;
  /** SHA-256 of the manifest above its seal, as it is now. */
  readonly sealedSha256: string;
  /** Texts in this version's own folder, by locale, then by section id. */
  readonly texts: SectionTexts;
  /** The cookie register in this version's own folder. */
  readonly cookies?: RegisterSource | undefined;
  /** Translations that were added after it was sealed: by language, oldest first. */
  readonly translations?: readonly AddedTranslation[] | undefined;
  /** What is kept of the lines of its files (`nl/your-rights.mdx`, `version.yaml`); nothing when it was not written. */
  readonly lines?: Readonly<Record<string, LinePrints>> | undefined;
}

/** Texts in one language that were added to a version after it was sealed: an append with a manifest of its own. */
export interface AddedTranslation {
  /** Path of `translation.yaml`. */
  readonly file: string;
  /** That manifest to the letter, its SHA-256, and the SHA-256 of what stands above its seal. */
  readonly text: string;
  readonly sha256: string;
  readonly sealedSha256: string;
  readonly manifest: TranslationManifest;
  /** The texts that lie beside it, by section id. */
  readonly texts: ReadonlyMap<string, SectionSource>;
  /** What is kept of the lines of its files (`your-rights.mdx`, `translation.yaml`). */
  readonly lines?: Readonly<Record<string, LinePrints>> | undefined;
}

/** Sections by locale, then by id. */
export type SectionTexts = ReadonlyMap<string, ReadonlyMap<string, SectionSource>>;

/** Slugs of a version's sections by locale, then by id. */
export type SectionSlugs = Record<string, Record<string, string>>;

/** A page of the organisation that is not part of the statement and has no versions. */
export interface FreePage {
  readonly id: string;
  readonly locale: string;
  readonly file: string;
  readonly frontMatter: PageFrontMatter;
  /** The whole file, line ends as LF. */
  readonly text: string;
  readonly body: string;
  /** Lines of the file above the body. */
  readonly linesBefore: number;
}

/** What `content/checks.yaml` asks of the checks. */
export interface ChecksSettings extends ChecksConfig {
  readonly file: string;
  readonly text: string;
}

/** Everything an editor's `content/` holds, read and shaped, not yet checked as a whole. */
export interface Project {
  readonly config: SiteConfig;
  readonly configFile: string;
  /** That file to the letter: tells the places of findings. */
  readonly configText: string;
  readonly outline: StatementOutline;
  readonly outlineFile: string;
  readonly outlineText: string;
  readonly working: SectionTexts;
  /** `cookies.yaml` as it is being edited; nothing when the organisation keeps no register. */
  readonly cookies?: RegisterSource | undefined;
  /** Files that could not be read, with their text as far as there is any; their own findings say why. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Oldest first. */
  readonly versions: readonly Version[];
  readonly pages: readonly FreePage[];
  /** What the statement says about each use of data, as data; nothing when the organisation does not keep that. */
  readonly processing: ProcessingSource | undefined;
  /** What the organisation says about rights; without a file of its own, nothing. */
  readonly rights: RightsContent;
  readonly rightsFile: string;
  readonly rightsText: string;
  readonly checks: ChecksSettings;
  /** Interface words by locale, the organisation's own laid over the shipped ones. */
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
  /** The files they come from, the shipped ones first. */
  readonly dictionarySources: readonly DictionarySource[];
  /** Words that readers search with, by locale; a locale may have none. */
  readonly searchWords: Readonly<Record<string, SearchWordsFile>>;
}

/** What a project is apart from `site.yaml` and `statement.yaml`. */
export type ProjectParts = Omit<
  Project,
  'config' | 'configFile' | 'configText' | 'outline' | 'outlineFile' | 'outlineText'
>;

/** Search words and the file they stand in. */
export interface SearchWordsFile extends SearchWords {
  readonly file: string;
  readonly text: string;
}

/** A file of interface words in one language. */
export interface DictionarySource {
  readonly locale: string;
  readonly file: string;
  readonly text: string;
  readonly words: Dictionary;
  /** Whether it comes with the software: complete, and not the organisation's to edit. */
  readonly isShipped: boolean;
}

/** Interface words, nested by subject. */
export interface Dictionary {
  readonly [key: string]: string | Dictionary;
}
