/** Shortcuts as they are written in the sources ('Mod+Shift+P', 'G D'), pressed, and shown. */

export const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** The keys as they stand on this machine's keyboard: ['Ctrl', 'K'], ['⌘', 'K'], ['G', 'D']. */
export function keysShown(shortcut: string, mac = onMac): string[] {
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '⏎', Escape: 'Esc' }
    : { Mod: 'Ctrl', Escape: 'Esc' }
  const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
  return shortcut.split(/[+ ](?=.)/).map((key) => names[key] ?? arrows[key] ?? key)
}

/** What an event pressed, in the words of the sources; '' for a modifier alone. */
export function pressed(event: KeyboardEvent, mac = onMac): string {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return ''
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key
  // Signs such as ? need Shift on some keyboards and not on others: they are named by themselves.
  const isSign = event.key.length === 1 && !/[\p{L}\p{N}\s]/u.test(event.key)
  const parts = [
    (mac ? event.metaKey : event.ctrlKey) ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && !isSign ? 'Shift' : '',
    key,
  ]
  return parts.filter((part) => part !== '').join('+')
}
