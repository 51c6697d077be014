import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import { layersRule } from './lint/layers.ts'

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'src-main/engine/wasm/assembly/', '**/*.generated.ts'] },
  ts.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] } } } },
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
