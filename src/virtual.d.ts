/** What integrations/content-layer-file.ts gives to pages. */
declare module 'virtual:section-texts' {
  /** Reads the texts of the site's editions, by what they were made of: each a SectionText. */
  export function readTexts(): Map<string, unknown>;
}
