import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import { layersRule } from './lint/layers.ts'
import svelteConfig from './svelte.config.js'

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'src-main/engine/wasm/assembly/', '**/*.generated.ts'] },
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
      },
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // The typed linter does not see the types of other components; svelte-check does, and checks these.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Which collections are reactive is decided where they are made: most hold what no component reads.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are made by the window's own location; there is no router of SvelteKit.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    plugins: { studio: { rules: { layers: layersRule } } },
    rules: {
      'studio/layers': 'error',
      // A promise given to an event handler or a callback is handled where it is made.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // An async function without await still turns a throw into a rejection, which interfaces ask for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
)
