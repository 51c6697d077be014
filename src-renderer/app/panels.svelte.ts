/** Which of the window's own panels is open: one at a time. */
export type PanelName = 'palette' | 'shortcuts' | 'settings'

export class Panels {
  #open = $state<PanelName | undefined>(undefined)
  /** Set by the header, which has the button that the list of jobs opens from. */
  #jobsButton: HTMLElement | undefined

  isOpen(name: PanelName): boolean {
    return this.#open === name
  }

  open(name: PanelName): void {
    this.#open = name
  }

  close(name: PanelName): void {
    if (this.#open === name) this.#open = undefined
  }

  setJobsButton(button: HTMLElement | undefined): void {
    this.#jobsButton = button
  }

  showJobs(): void {
    this.#jobsButton?.click()
  }
}
