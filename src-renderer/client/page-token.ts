/**
 * The token that `serve` printed behind the address: in the fragment, which no server ever sees. It is kept for this
 * tab, so that a reload finds it and the address bar need not show it.
 */
export function pageToken(): string | undefined {
  const found = /[#&]token=([\w-]+)/.exec(location.hash)?.[1]
  if (found !== undefined) {
    sessionStorage.setItem('token', found)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return found ?? sessionStorage.getItem('token') ?? undefined
}
