/**
 * How the program is packed for each system: `npx electron-builder --config electron-builder.config.ts`, on the system
 * it is for, after `npm run build`. The fuses and their reasons stand in src-main/desktop/security/hardening.ts.
 */
import type { Configuration } from 'electron-builder'
import { extensions } from './src-main/desktop/files/opened-files.ts'
import { fuses, valuesOf } from './src-main/desktop/security/hardening.ts'

const configuration: Configuration = {
  appId: 'studio.brillm.desktop',
  productName: 'BriLLM Studio',
  copyright: 'MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  // The built program, the bundled samples and the run-time packages; no sources, no tests.
  files: ['out/**', '!out/**/*.map', 'resources/**', 'package.json'],
  asar: true,
  // Native code is loaded from a file; everything else stays in the archive, whose hash is checked at start.
  // Dawn on Windows looks for its shader compilers beside its binary.
  asarUnpack: ['**/*.node', '**/node_modules/webgpu/dist/**'],
  electronFuses: valuesOf(fuses),
  // better-sqlite3 brings its binaries for every system; nothing is compiled.
  npmRebuild: false,
  // Nothing is published from a developer's machine, and the program looks for no updates.
  publish: null,
  fileAssociations: [
    {
      ext: [...extensions],
      name: 'Dump or text',
      description: 'Wikipedia dump or text for BriLLM Studio',
      // Offered beside whatever opens such files already.
      role: 'Viewer',
      rank: 'Alternate',
    },
  ],
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    darkModeSupport: true,
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Science',
    synopsis: 'Train and explore brain-inspired language models',
  },
}

export default configuration
