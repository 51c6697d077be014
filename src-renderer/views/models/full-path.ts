/** Whether a text is a full path of some system: /home/…, C:\…, \\server\… */
export function isFullPath(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\[^\\])/.test(path.trim())
}
