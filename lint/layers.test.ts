import { describe, expect, it } from 'vitest'
import { RuleTester } from 'eslint'
import { breach, layersRule } from './layers.ts'

describe('layers', () => {
  it('lets a layer use itself and those below it', () => {
    expect(breach('src-main/engine/a.ts', 'src-main/engine/wasm/b.ts')).toBeUndefined()
    expect(breach('src-main/cli/main.ts', 'src-main/studio/index.ts')).toBeUndefined()
    expect(breach('src-main/model/graph.ts', 'src-shared/errors.ts')).toBeUndefined()
  })

  it('forbids looking up or sideways', () => {
    expect(breach('src-shared/errors.ts', 'src-main/model/graph.ts')).toBeDefined()
    expect(breach('src-main/corpus/a.ts', 'src-main/store/b.ts')).toBeDefined()
    expect(breach('src-main/cli/main.ts', 'src-main/store/store.ts')).toBeDefined()
    expect(breach('src-main/model/graph.ts', 'bench/main.ts')).toBeDefined()
  })

  it('keeps the views of the window apart', () => {
    expect(breach('src-renderer/views/train/a.ts', 'src-renderer/ui/index.ts')).toBeUndefined()
    expect(breach('src-renderer/app/views.ts', 'src-renderer/views/train/index.ts')).toBeUndefined()
    expect(breach('src-renderer/views/train/a.ts', 'src-renderer/views/data/b.ts')).toBeDefined()
    expect(breach('src-renderer/views/train/a.ts', 'src-renderer/app/App.svelte')).toBeDefined()
    expect(breach('src-renderer/ui/Button.svelte', 'src-renderer/client/index.ts')).toBeDefined()
    expect(breach('src-renderer/client/index.ts', 'src-main/studio/index.ts')).toBeDefined()
  })

  it('lets texts meet in the dictionary', () => {
    expect(breach('src-renderer/language/dictionary.ts', 'src-renderer/app/messages.ts')).toBeUndefined()
    expect(breach('src-renderer/ui/messages.ts', 'src-renderer/language/message-types.ts')).toBeUndefined()
    expect(breach('src-renderer/language/dictionary.ts', 'src-renderer/app/views.ts')).toBeDefined()
  })

  it('reports from the path of the file', () => {
    const tester = new RuleTester({ languageOptions: { ecmaVersion: 2024, sourceType: 'module' } })
    tester.run('layers', layersRule, {
      valid: [{ code: "import '../model/graph.ts'", filename: `${process.cwd()}/src-main/engine/x.ts` }],
      invalid: [
        { code: "import '../studio/x.ts'", filename: `${process.cwd()}/src-main/engine/x.ts`, errors: 1 },
        { code: "export * from '../cli/x.ts'", filename: `${process.cwd()}/src-main/store/x.ts`, errors: 1 },
        { code: "import 'electron'", filename: `${process.cwd()}/src-main/studio/x.ts`, errors: 1 },
      ],
    })
  })
})
