import os from 'node:os'
import path from 'node:path'

/** The folder to work in: the one asked for, $BRILLM_WORKSPACE, or one in the user's data directory. */
export function workspaceFolder(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return path.resolve(asked ?? (environment.BRILLM_WORKSPACE || dataDirectory(environment, platform)))
}

function dataDirectory(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = os.homedir()
  if (platform === 'win32')
    return path.join(environment.APPDATA || path.join(home, 'AppData', 'Roaming'), 'BriLLM Studio')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'BriLLM Studio')
  return path.join(environment.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'brillm-studio')
}
