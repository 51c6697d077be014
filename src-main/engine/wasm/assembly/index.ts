// What the kernels offer to TypeScript. All addresses are bytes in the one imported, shared memory.
export { addPath, addRows, backward, product } from './backward'
export { activate, energies, energiesOfOne, propagate } from './energies'
export { multiplyBack } from './multiply'
export { update } from './optimisers'
export { multiplyAddPeak, readModifyWrite } from './peaks'
export { partialSums } from './softmax'
export { configure } from './step-settings'
