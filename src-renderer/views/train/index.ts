export { default as View } from './Train.svelte'
