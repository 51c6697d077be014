/** What the window needs of its connection to the studio. */
export type ConnectionStatus = 'connecting' | 'connected' | 'lost'

export interface Client {
  readonly status: ConnectionStatus
  request(name: string, input: unknown): Promise<unknown>
  subscribe(name: string, input: unknown, onEvent: (event: unknown) => void): () => void
}
