/**
 * What the window may load. The policy travels with every answer of `app://`; nothing in the page can loosen it.
 * A line that is wider than `'self'` says who needs it.
 */
interface Directive {
  readonly sources: readonly string[]
  readonly reason: string
}

export const directives: Readonly<Record<string, Directive>> = {
  'default-src': { sources: ["'none'"], reason: 'what is not named below is not loaded at all' },
  'script-src': {
    sources: ["'self'"],
    reason: 'the bundle; no inline code, no eval, no WebAssembly in the window',
  },
  'style-src': {
    sources: ["'self'"],
    reason: 'the bundle; components set single properties through the CSSOM',
  },
  'img-src': {
    sources: ["'self'", 'blob:', 'data:'],
    reason: 'icons, and pictures of charts and graphs that the page draws itself before they are saved',
  },
  'font-src': { sources: ["'self'"], reason: 'the bundle, should it ever bring a font' },
  'worker-src': {
    sources: ["'self'", 'blob:'],
    reason: 'graph layouts; that of graphology starts from a blob',
  },
  'connect-src': {
    sources: ["'none'"],
    reason: 'the studio is reached by a MessagePort: offline is a promise',
  },
  'frame-src': { sources: ["'none'"], reason: 'there are no frames' },
  'frame-ancestors': { sources: ["'none'"], reason: 'nobody frames the window' },
  'object-src': { sources: ["'none'"], reason: 'there are no plug-ins' },
  'base-uri': { sources: ["'none'"], reason: 'relative addresses cannot be turned elsewhere' },
  'form-action': { sources: ["'none'"], reason: 'forms are handled in the page' },
}

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, { sources }]) => `${name} ${sources.join(' ')}`)
  .join('; ')
