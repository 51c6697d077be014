/** Electron's switches as tables: what is set, and why. Fuses are burnt in by electron-builder.config.ts. */
import type { Configuration } from 'electron-builder'
import type { WebPreferences } from 'electron'

export interface Setting<Value> {
  readonly value: Value
  readonly reason: string
}

export const webPreferences = {
  contextIsolation: { value: true, reason: 'the page cannot reach into the preload' },
  sandbox: { value: true, reason: "the window's process has no more rights than a tab of a browser" },
  nodeIntegration: { value: false, reason: 'no Node in the page' },
  nodeIntegrationInWorker: { value: false, reason: 'no Node in its workers' },
  nodeIntegrationInSubFrames: { value: false, reason: 'no preload in frames, which there are none of' },
  webSecurity: { value: true, reason: 'the same-origin policy holds' },
  allowRunningInsecureContent: { value: false, reason: 'no http in a secure page' },
  experimentalFeatures: { value: false, reason: 'nothing that has not been hardened' },
  webviewTag: { value: false, reason: 'no page inside the page' },
  plugins: { value: false, reason: 'no PDF viewer and the like' },
  navigateOnDragDrop: {
    value: false,
    reason: 'a dropped file is imported, never opened in place of the window',
  },
  safeDialogs: { value: true, reason: 'a page that keeps asking can be silenced' },
  spellcheck: { value: false, reason: 'its dictionaries come over the network' },
  backgroundThrottling: {
    value: false,
    reason: 'progress in the dock and notifications go on while it is minimised',
  },
} as const satisfies { [Name in keyof WebPreferences]: Setting<WebPreferences[Name]> }

export const fuses = {
  runAsNode: { value: false, reason: 'the signed program is not a general Node for others to run code with' },
  enableNodeOptionsEnvironmentVariable: { value: false, reason: 'NODE_OPTIONS could load code before ours' },
  enableNodeCliInspectArguments: { value: false, reason: 'a debugger could be attached to the main process' },
  enableEmbeddedAsarIntegrityValidation: {
    value: true,
    reason: 'changed program files are noticed at start',
  },
  onlyLoadAppFromAsar: { value: true, reason: 'no folder beside the archive takes its place' },
  enableCookieEncryption: {
    value: true,
    reason: 'what the session stores is sealed with a key of the system',
  },
  grantFileProtocolExtraPrivileges: { value: false, reason: 'file:// is not used: see app-scheme.ts' },
  loadBrowserProcessSpecificV8Snapshot: { value: false, reason: 'there is no snapshot of our own' },
} as const satisfies { [Name in keyof NonNullable<Configuration['electronFuses']>]: Setting<boolean> }

/** Switches of Chromium, set before it starts. Each keeps it from the network; webRequest sees pages only. */
export const chromiumSwitches: Readonly<Record<string, Setting<string>>> = {
  'host-resolver-rules': { value: 'MAP * ~NOTFOUND', reason: 'no name is looked up, whoever asks' },
  'disable-background-networking': { value: '', reason: 'no updates of lists and variations' },
  'disable-component-update': { value: '', reason: 'no downloads of components' },
  'disable-domain-reliability': { value: '', reason: 'no reports' },
  'disable-features': {
    value: 'Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    reason: 'services that ask servers',
  },
  'no-pings': { value: '', reason: 'no hyperlink auditing' },
}

/** The values of a table without the reasons. */
export function valuesOf<Name extends string, Value>(
  table: Readonly<Record<Name, Setting<Value>>>,
): Record<Name, Value> {
  return Object.fromEntries(
    Object.entries<Setting<Value>>(table).map(([name, { value }]) => [name, value]),
  ) as Record<Name, Value>
}
