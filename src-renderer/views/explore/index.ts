export { default as View } from './Explore.svelte'
