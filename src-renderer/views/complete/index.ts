export { default as View } from './Complete.svelte'
