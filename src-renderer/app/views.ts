/** The views in the order of the rail. Each is loaded when it is first shown. */
import type { Component } from 'svelte'
import Boxes from '@lucide/svelte/icons/boxes'
import ChartSpline from '@lucide/svelte/icons/chart-spline'
import FileText from '@lucide/svelte/icons/file-text'
import House from '@lucide/svelte/icons/house'
import TextCursorInput from '@lucide/svelte/icons/text-cursor-input'
import Waypoints from '@lucide/svelte/icons/waypoints'
import { t } from '../language/index.ts'
import type { ViewModule, ViewName } from '../shell/index.ts'

interface ListedView {
  readonly name: ViewName
  readonly title: () => string
  readonly icon: Component
  readonly load: () => Promise<ViewModule>
}

export const views: readonly ListedView[] = [
  {
    name: 'welcome',
    title: () => t('welcome.title'),
    icon: House,
    load: () => import('../views/welcome/index.ts'),
  },
  {
    name: 'data',
    title: () => t('data.title'),
    icon: FileText,
    load: () => import('../views/data/index.ts'),
  },
  {
    name: 'train',
    title: () => t('train.title'),
    icon: ChartSpline,
    load: () => import('../views/train/index.ts'),
  },
  {
    name: 'explore',
    title: () => t('explore.title'),
    icon: Waypoints,
    load: () => import('../views/explore/index.ts'),
  },
  {
    name: 'complete',
    title: () => t('complete.title'),
    icon: TextCursorInput,
    load: () => import('../views/complete/index.ts'),
  },
  {
    name: 'models',
    title: () => t('models.title'),
    icon: Boxes,
    load: () => import('../views/models/index.ts'),
  },
]
