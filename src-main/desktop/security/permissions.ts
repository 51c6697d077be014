/** What a page may be granted. What is not listed is denied, and so is everything for anybody but our own window. */
import type { Session } from 'electron'
import { isOurs } from './app-scheme.ts'

export const permissions: Readonly<Record<string, { readonly granted: boolean; readonly reason: string }>> = {
  'clipboard-sanitized-write': { granted: true, reason: 'copying a completion, a figure, a problem report' },
  fullscreen: { granted: true, reason: 'the graph on the whole screen, after a click' },
  'clipboard-read': { granted: false, reason: 'pasting works without it' },
  notifications: { granted: false, reason: 'they are sent by the main process' },
  media: { granted: false, reason: 'no camera, no microphone' },
  geolocation: { granted: false, reason: 'nothing depends on the place' },
  openExternal: { granted: false, reason: 'links go through the list in external-links.ts' },
  fileSystem: { granted: false, reason: 'files are read by the studio' },
  'display-capture': { granted: false, reason: 'the page draws its own pictures' },
  hid: { granted: false, reason: 'no devices' },
  serial: { granted: false, reason: 'no devices' },
  usb: { granted: false, reason: 'no devices' },
}

export function isGranted(permission: string, address: string): boolean {
  return Object.hasOwn(permissions, permission) && permissions[permission].granted && isOurs(address)
}

type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

export function guardPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isGranted(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
