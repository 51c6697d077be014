import { mount } from 'svelte'
import App from './app/App.svelte'
import { WindowShell } from './app/window-shell.svelte.ts'
import './ui/tokens.css'
import './ui/base.css'

const target = document.getElementById('window')
if (target === null) throw new Error('index.html has no #window')

const client = {
  status: 'connecting' as const,
  request: () => Promise.reject(new Error('not connected')),
  subscribe: () => () => {},
}
const host = {
  kind: 'browser' as const,
  pickFile: async () => undefined,
  pathOf: () => undefined,
  onOpenFile: () => () => {},
  setProgress: () => {},
  notify: () => {},
  openExternal: () => {},
}

mount(App, { target, props: { shell: new WindowShell(client, host) } })
