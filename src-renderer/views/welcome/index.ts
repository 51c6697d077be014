export { default as View } from './Welcome.svelte'
