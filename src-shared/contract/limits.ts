/** Sizes beyond which a message is refused, wherever it comes from. Bytes unless the name says otherwise. */
export const limits = {
  /** One message from a client to the studio. */
  clientMessage: 16 * 2 ** 20,
  /** One message from the studio to a client. */
  studioMessage: 512 * 2 ** 20,
  /** The JSON part of a message. */
  json: 64 * 2 ** 20,
  /** Typed arrays in one message. */
  arrays: 4096,
  /** Levels of nesting in a message's body. */
  depth: 64,
  /** Requests of one client that wait for their reply. */
  openRequests: 256,
  /** Subscriptions of one client. */
  subscriptions: 128,
  /** One uploaded file: the largest dump there is, and room to grow. */
  upload: 256 * 2 ** 30,
  /** Uploaded files at a time. */
  uploads: 4,

  /** Characters (UTF-16 units). */
  name: 200,
  notes: 20_000,
  path: 4096,
  prompt: 1_000_000,
  /** JSON text of a saved view. */
  view: 2 ** 20,

  /** Items. */
  tags: 32,
  list: 10_000,
  /** Nodes of a picture, and edges. */
  nodes: 20_000,
  edges: 200_000,
  /** Points of one reading of a curve. */
  points: 200_000,
} as const
