/**
 * What libraries of graphics cards read from the environment of their process, and only as it was when the process
 * began or its main thread set it: a thread has a copy of its own that no library sees. So whoever starts the studio's
 * process gives it this; what a person has set stays.
 */
import os from 'node:os'
import { findSoftwareDriver, isSoftwareAllowed } from '../engine/webgpu/software.ts'

/** @param present the environment that it is laid over */
export function engineEnvironment(present: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const driver = isSoftwareAllowed() ? findSoftwareDriver() : undefined
  const wanted: Record<string, string> = {
    // Products in full float32 rather than in TF32's ten bits; memory as it is needed, not the whole card.
    NVIDIA_TF32_OVERRIDE: '0',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    ...(driver !== undefined && { VK_ICD_FILENAMES: driver, XDG_RUNTIME_DIR: os.tmpdir() }),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => present[name] === undefined))
}

/** For a process that nobody started for this: from its main thread, before any engine is tried. */
export function setEngineEnvironment(): void {
  Object.assign(process.env, engineEnvironment())
}
