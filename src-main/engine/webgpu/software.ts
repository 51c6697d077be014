/**
 * Where a machine has no graphics card, the kernels can still be run by SwiftShader, a Vulkan driver for processors
 * that Chromium brings along. It is slower than the CPU engine, so it is never chosen by itself: it lets the tests
 * hold the kernels to the reference.
 */
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folders = [
  '/usr/lib/chromium',
  '/usr/lib64/chromium',
  '/usr/lib/chromium-browser',
  '/opt/google/chrome',
]
const driver = 'vk_swiftshader_icd.json'

/** Keeps a library loaded after its handle is closed (dlfcn.h). */
const noDelete = 0x1000

/**
 * Whether the person wants the graphics engine on a processor all the same: BRILLM_WEBGPU=software in the environment,
 * which is read here and nowhere else. For tests and for looking at the engine on machines without a card.
 */
export function isSoftwareAllowed(): boolean {
  return process.env.BRILLM_WEBGPU === 'software'
}

/** Path of SwiftShader's description for Vulkan, where a browser lies in one of the usual places. */
export function findSoftwareDriver(places: readonly string[] = folders): string | undefined {
  return places.map((folder) => path.join(folder, driver)).find((file) => existsSync(file))
}

/**
 * Lets Vulkan see SwiftShader alone, for the rest of the process and from its main thread only: workers have a copy of
 * the environment that Vulkan does not read. Returns the driver's path; undefined: there is none, nothing was changed.
 */
export function useSoftwareDriver(): string | undefined {
  const file = findSoftwareDriver()
  if (file === undefined) return undefined
  process.env.VK_ICD_FILENAMES = file
  process.env.XDG_RUNTIME_DIR ??= os.tmpdir()
  // The browser's Vulkan loader stays loaded and is then found by its name.
  if (!hasVulkan())
    load(path.join(path.dirname(file), 'libvulkan.so.1'), os.constants.dlopen.RTLD_NOW | noDelete)
  return file
}

/** Whether Vulkan can be loaded, which on Linux is a library of its own. */
export function hasVulkan(): boolean {
  return process.platform !== 'linux' || load('libvulkan.so.1', os.constants.dlopen.RTLD_LAZY)
}

/** Whether a library could be loaded. Node then rejects it as no addon of its own and closes it. */
function load(library: string, flags: number): boolean {
  try {
    process.dlopen({ exports: {} }, library, flags)
    return true
  } catch (error) {
    return error instanceof Error && error.message.includes('did not self-register')
  }
}
