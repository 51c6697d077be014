/** Distances and directions between places, from which true sentences can be computed. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Great-circle distance in kilometres, rounded as coarsely as coordinates of one decimal deserve. */
export function distance(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const dLatitude = (b.latitude - a.latitude) * radians
  const dLongitude = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLongitude / 2) ** 2
  const kilometres = 2 * 6371 * Math.asin(Math.sqrt(h))
  return Math.round(kilometres / 100) * 100
}

/** Where b lies, seen from a: 0 north, 1 north-east … 7 north-west, by the course one sets out on. */
export function direction(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const dLongitude = (b.longitude - a.longitude) * radians
  const y = Math.sin(dLongitude) * Math.cos(b.latitude * radians)
  const x =
    Math.cos(a.latitude * radians) * Math.sin(b.latitude * radians) -
    Math.sin(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.cos(dLongitude)
  return (Math.round((Math.atan2(y, x) / Math.PI) * 4) + 8) % 8
}
