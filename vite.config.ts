/**
 * How the window is built: one set of files that works from any place, under the desktop's `app://` and under `serve`.
 * Nothing may depend on where it is mounted (relative base) or on anything inline (the content security policy).
 */
import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const project = import.meta.dirname
const root = path.join(project, 'src-renderer')

export default defineConfig({
  root,
  base: './',
  plugins: [svelte({ configFile: path.join(project, 'svelte.config.js') })],
  build: {
    // One style sheet: one that could not be fetched with its view would not be asked for again with the next attempt.
    cssCodeSplit: false,
    outDir: path.join(project, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // The policy allows no inline code, so nothing small is turned into a data: address either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: path.join(root, 'index.html') },
  },
  worker: { format: 'es' },
})
