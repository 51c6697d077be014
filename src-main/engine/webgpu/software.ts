/**
 * Where a machine has no graphics card, the kernels can still be run by SwiftShader, a Vulkan driver for processors
 * that Chromium brings along. It is slower than the CPU engine, so it is never chosen by itself: it lets the tests
 * hold the kernels to the reference.
 */
import { existsSync, readdirSync } from 'node:fs'
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
  if (!systemHasVulkan()) loadVulkan(path.join(path.dirname(file), 'libvulkan.so.1'))
  return file
}

function systemHasVulkan(): boolean {
  return ['/usr/lib', '/usr/lib64', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].some(
    (folder) => existsSync(folder) && readdirSync(folder).includes('libvulkan.so.1'),
  )
}

/** Loads the browser's Vulkan loader, which is then found by its name. Node rejects it as no addon of its own. */
function loadVulkan(library: string): void {
  if (!existsSync(library)) return
  try {
    process.dlopen({ exports: {} }, library, os.constants.dlopen.RTLD_NOW | noDelete)
  } catch {
    // It stays loaded all the same; if it could not be, no adapter will be found, which is reported there.
  }
}
