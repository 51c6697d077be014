/**
 * How the desktop's three programs are built: the main process and the studio with its workers, the preload, the
 * window. The same sources run unbuilt under Node.js for the command line and for `serve`.
 */
import { globSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import renderer from './vite.config.ts'

const project = import.meta.dirname
const built = path.join(project, 'out/main')

const entries = Object.fromEntries(
  [
    'src-main/desktop/main.ts',
    'src-main/desktop/studio-process/studio.ts',
    ...globSync('src-main/**/*.worker.ts', { cwd: project }),
  ].map((file) => [path.basename(file, '.ts'), path.join(project, file)]),
)

/**
 * Sources find their workers and the bundled resources by their own place. In the bundle all of them lie in one
 * folder: workers are beside whoever starts them, and a source's folder is named from there.
 */
const places: Plugin = {
  name: 'studio-places',
  transform(code, id) {
    const file = id.split('?')[0]
    if (!file.startsWith(path.join(project, 'src-main')) || !code.includes('import.meta.')) return null
    const folder = path.relative(built, path.dirname(file)).split(path.sep).join('/')
    return {
      code: code
        .replaceAll(
          /new URL\((['"])\.\/([\w-]+\.worker)\.ts\1, import\.meta\.url\)/g,
          "new URL('./$2.js', import.meta.url)",
        )
        .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${folder}`)})`),
      map: null,
    }
  },
}

export default defineConfig({
  main: {
    plugins: [places],
    build: {
      outDir: built,
      sourcemap: true,
      target: 'node24',
      rolldownOptions: {
        input: entries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(project, 'out/preload'),
      // A sandboxed preload may require `electron` and nothing else.
      externalizeDeps: false,
      rolldownOptions: {
        input: path.join(project, 'src-main/desktop/preload/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer,
})
