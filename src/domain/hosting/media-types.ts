/** What a server has to know of a kind of file. */
export interface MediaType {
  readonly extensions: readonly string[];
  readonly type: string;
  /** Text that is worth compressing. */
  readonly text: boolean;
  /** Whether the header names the encoding, which is always UTF-8 (JSON is by definition). */
  readonly charset: boolean;
}

const text = (type: string, ...extensions: string[]): MediaType => ({
  extensions,
  type,
  text: true,
  charset: !type.endsWith('json'),
});

const binary = (type: string, ...extensions: string[]): MediaType => ({
  extensions,
  type,
  text: false,
  charset: false,
});

/** The kinds of files a site consists of; anything else is `application/octet-stream`. */
export const mediaTypes: readonly MediaType[] = [
  text('text/html', 'html'),
  text('text/css', 'css'),
  text('text/javascript', 'js', 'mjs'),
  text('text/plain', 'txt'),
  text('text/markdown', 'md'),
  text('application/json', 'json'),
  text('application/ld+json', 'jsonld'),
  text('application/manifest+json', 'webmanifest'),
  text('application/xml', 'xml'),
  text('image/svg+xml', 'svg'),
  binary('image/png', 'png'),
  binary('image/jpeg', 'jpg', 'jpeg'),
  binary('image/webp', 'webp'),
  binary('image/avif', 'avif'),
  binary('image/x-icon', 'ico'),
  binary('font/woff2', 'woff2'),
  binary('application/wasm', 'wasm'),
  binary('application/pdf', 'pdf'),
];

/** Value of `Content-Type` for a kind of file. */
export function contentType({ type, charset }: MediaType): string {
  return charset ? `${type}; charset=utf-8` : type;
}

/** The kind of a file by the end of its name; nothing when unknown. */
export function mediaTypeOf(path: string): MediaType | undefined {
  const extension = /\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  return mediaTypes.find(({ extensions }) => extensions.includes(extension));
}
