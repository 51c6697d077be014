import { mount, type Component } from 'svelte'
import App from './app/App.svelte'
import { restorePreferences } from './app/preferences.ts'
import { WindowShell } from './app/window-shell.svelte.ts'
import { openStudio } from './client/index.ts'
import './ui/tokens.css'
import './ui/base.css'

const target = document.getElementById('window')
if (target === null) throw new Error('index.html has no #window')

restorePreferences()
if (import.meta.env.DEV && location.search === '?gallery') {
  const { default: Gallery } = (await import('./app/gallery/Gallery.svelte')) as { default: Component }
  mount(Gallery, { target })
} else {
  const { client, host } = openStudio()
  mount(App, { target, props: { shell: new WindowShell(client, host) } })
}
