import { untrack } from 'svelte'

/**
 * Makes state that lives longer than the component or effect that happens to make it. What is `$derived` in a class
 * belongs to the effect that runs while it is made, and follows nothing any more once that effect has ended.
 */
export function outliving<State>(make: () => State): State {
  const made: State[] = []
  $effect.root(() => void made.push(untrack(make)))
  return made[0]
}
