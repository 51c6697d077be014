export { default as Badge } from './Badge.svelte'
export { default as Button } from './Button.svelte'
export { default as Checkbox } from './Checkbox.svelte'
export { default as Choice } from './Choice.svelte'
export { default as Dialog } from './Dialog.svelte'
export { default as EmptyState } from './EmptyState.svelte'
export { default as ErrorNotice } from './ErrorNotice.svelte'
export { default as Field } from './Field.svelte'
export { default as IconButton } from './IconButton.svelte'
export { default as Kbd } from './Kbd.svelte'
export { default as Menu, type MenuItem } from './Menu.svelte'
export { default as Notice } from './Notice.svelte'
export { default as NumberField } from './NumberField.svelte'
export { default as Panel } from './Panel.svelte'
export { default as Popover } from './Popover.svelte'
export { default as Progress } from './Progress.svelte'
export { default as QuestionDialog } from './QuestionDialog.svelte'
export { default as Select } from './Select.svelte'
export { default as Skeleton } from './Skeleton.svelte'
export { default as Slider } from './Slider.svelte'
export { default as Spinner } from './Spinner.svelte'
export { default as Splitter } from './Splitter.svelte'
export { default as Stat } from './Stat.svelte'
export { default as Switch } from './Switch.svelte'
export { default as Table, type Column } from './Table.svelte'
export { default as Tabs } from './Tabs.svelte'
export { default as TextField } from './TextField.svelte'
export { default as ToastList } from './ToastList.svelte'
export {
  css,
  diverging,
  mix,
  resolveColour,
  sequential,
  seriesCount,
  seriesToken,
  type Ground,
  type Rgb,
} from './colours.ts'
export { errorParts, type ErrorParts } from './error-parts.ts'
export { placeBeside, placePopover, type Alignment, type Box, type Side } from './placement.ts'
export { pngOf } from './png.ts'
export { Questions, type Question } from './questions.svelte.ts'
export { keysShown, onMac, pressed } from './shortcut.ts'
export { rowsInSight, sortRows, type Sorting } from './table-rows.ts'
export { theme, themeChoices, type ThemeChoice } from './theme.svelte.ts'
export { Toasts, type Toast } from './toasts.svelte.ts'
export { tooltip } from './tooltip.ts'
