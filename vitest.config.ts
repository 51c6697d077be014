import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const everyProject = {
  setupFiles: ['fixtures/property-tests.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'studio',
          include: [
            'src-shared/**/*.test.ts',
            'src-main/**/*.test.ts',
            'lint/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          ...everyProject,
        },
      },
      {
        plugins: [svelte()],
        // Components and runes as they are in a browser, not as they would be rendered on a server.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          include: ['src-renderer/**/*.test.ts'],
          environment: 'happy-dom',
          // Style sheets are left out of tests, but for the one whose contrasts are computed.
          css: { include: [/tokens\.css/] },
          ...everyProject,
        },
      },
    ],
  },
})
