/** What a scenario costs those who live it: pages that open and presses of the mouse or the finger; what is typed is not counted. */
import { expect, type Locator, type Page } from './fixtures.ts'

type Cost = { readonly pages: number; readonly clicks: number }

export type Walk = {
  readonly press: (what: Locator) => Promise<void>
  /** Choosing a file, counted as one press. */
  readonly choose: (field: Locator, file: Parameters<Locator['setInputFiles']>[0]) => Promise<void>
  readonly cost: () => Cost
}

/** Counts from where the page stands now. A page counts when its path changes, whether the server or the browser opens it. */
export function walkFrom(page: Page): Walk {
  const count = { pages: 0, clicks: 0, path: new URL(page.url()).pathname }
  page.on('framenavigated', (frame) => {
    const { pathname } = new URL(frame.url())
    if (frame !== page.mainFrame() || pathname === count.path) return
    count.pages += 1
    count.path = pathname
  })
  return {
    press: async (what) => {
      count.clicks += 1
      await what.click()
    },
    choose: async (field, file) => {
      count.clicks += 1
      await field.setInputFiles(file)
    },
    cost: () => ({ pages: count.pages, clicks: count.clicks }),
  }
}

/** Prints what everybody’s walk cost together, and refuses more than the bar of the scenario. */
export function expectCost(scenario: number, bar: Cost, ...walks: readonly Walk[]): void {
  const costs = walks.map(({ cost }) => cost())
  const pages = costs.reduce((sum, one) => sum + one.pages, 0)
  const clicks = costs.reduce((sum, one) => sum + one.clicks, 0)
  console.log(`Scénario ${scenario} : ${pages} pages, ${clicks} clics (au plus ${bar.pages} et ${bar.clicks}).`)
  expect(pages, `pages of scenario ${scenario}`).toBeLessThanOrEqual(bar.pages)
  expect(clicks, `clicks of scenario ${scenario}`).toBeLessThanOrEqual(bar.clicks)
}

/** Pastes as a spreadsheet would: a line per row, a tab between cells. */
export const paste = (page: Page, text: string, html = ''): Promise<void> =>
  page.evaluate(
    (copied) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', copied.text)
      if (copied.html !== '') clipboardData.setData('text/html', copied.html)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { text, html },
  )
