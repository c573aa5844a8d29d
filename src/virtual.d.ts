/** What integrations/content-layer-file.ts gives to pages. */
declare module 'virtual:shown-texts' {
  /** Reads the texts of the site's editions, by what they were made of: each a ShownText. */
  export function readTexts(): Map<string, unknown>;
}
