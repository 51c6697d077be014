import { afterAll, expect, it } from 'vitest'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import type { EngineFinding } from '../../../src-shared/engine.ts'
import { openWorkspace } from '../../store/index.ts'
import { RememberedFindings } from './remembered.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const finding: EngineFinding = { engine: 'wasm', state: 'not-tried', at: 7, speeds: [] }

it('what was found is kept in the workspace, for this machine; one open for reading only keeps it while it is open', () => {
  const written = openWorkspace(folder.path)
  new RememberedFindings(written).keep(finding)
  expect(new RememberedFindings(written).get('wasm')).toEqual(finding)
  expect(new RememberedFindings(written, 'another').get('wasm')).toBeUndefined()
  written.close()

  const read = openWorkspace(folder.path, { readOnly: true })
  const findings = new RememberedFindings(read)
  expect(findings.get('wasm')).toEqual(finding)
  findings.keep({ ...finding, at: 8 })
  expect(findings.get('wasm')?.at).toBe(8)
  findings.forget('wasm')
  expect(findings.get('wasm')).toBeUndefined()
  expect(new RememberedFindings(read).get('wasm')).toEqual(finding)
  read.close()
})
