/** One end of a connection that carries whole frames, in order, until either side closes it. */
export interface Port {
  /** Frames sent after the connection has closed are dropped. */
  send(frame: Uint8Array<ArrayBuffer>): void
  /** There is one listener of each kind; frames that came before it was set are given to it then. */
  onMessage(listener: (frame: Uint8Array) => void): void
  /** Called once, whichever side closed it. */
  onClose(listener: (reason: string) => void): void
  /** Whoever closes says why, for the log. */
  close(reason: string): void
  /** Bytes that were sent and have not left yet; 0 where the transport does not tell. */
  readonly buffered: number
}
