/** What is asked of every page in every state, at both widths. */
import AxeBuilder from '@axe-core/playwright'
import { plainSpacesOnPage } from '../test/plain-spaces.ts'
import { expect, type Page } from './fixtures.ts'
import { axeTags, rgaaFaults } from './rgaa-checks.ts'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

/** Contrast is judged once, on the pairs of colours of the style sheets (test/contrast.test.ts): it is a fifth of what axe takes. */
const withoutContrast = { 'color-contrast': { enabled: false } }

/**
 * Legacy mode: nothing of ours stands in a frame of another origin, and a second page is not opened for each reading.
 * @param isDrawn the contrast is looked at as the page draws it: a few pages, where colours lie on one another
 */
export async function expectNoAxeFault(page: Page, where: string, isDrawn = false): Promise<void> {
  // Half a megabyte of axe is sent to a page once, not again for its second width.
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
    .setLegacyMode()
    .exclude('[data-covered]')
    .options({ runOnly: axeTags, rules: isDrawn ? {} : withoutContrast, resultTypes: ['violations'], preload: false })
    .analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id} : ${html.slice(0, 200)}`),
  )
  expect([...faults, ...(await rgaaFaults(page))], where).toEqual([])
}

/**
 * Fields without a name, links and buttons aside, which axe asks for: it takes a placeholder for a name.
 * Found and looked at in one go: a page that is read again meanwhile would leave fields that are no longer in it.
 */
const unnamedFields = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
      .filter(
        (field) =>
          field instanceof HTMLInputElement ||
          field instanceof HTMLSelectElement ||
          field instanceof HTMLTextAreaElement,
      )
      .filter((field) => !field.labels?.length && !field.ariaLabel && !field.hasAttribute('aria-labelledby'))
      .map((field) => field.outerHTML.slice(0, 200)),
  )

/** By how much the page is wider than its window, and what sticks out. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => `${scrollWidth} > ${clientWidth} : ${element.outerHTML.slice(0, 160)}`)
      .concat(`${scrollWidth} > ${clientWidth}`)
  })

/**
 * Opens whatever is folded, so that the forms inside are looked at too. Menus lie over the page: on a phone, all at the same place,
 * and a person opens one at a time. What one of them covers on a wide window is looked at on a phone, where none is open.
 */
const unfoldAll = (page: Page, { withMenus }: { readonly withMenus: boolean }): Promise<void> =>
  page.evaluate((isWide) => {
    for (const one of document.querySelectorAll('details')) {
      if (one.name === 'menus') one.dataset.menu = ''
      one.removeAttribute('name')
      one.open = isWide || one.dataset.menu === undefined
    }
    const panels = [...document.querySelectorAll('details[data-menu][open] > :not(summary)')]
    for (const one of document.querySelectorAll('a, button, summary, input, select, textarea')) {
      const box = one.getBoundingClientRect()
      const isCovered = panels.some((panel) => {
        const over = panel.getBoundingClientRect()
        const isApart =
          over.right <= box.left || over.left >= box.right || over.bottom <= box.top || over.top >= box.bottom
        return !isApart && !panel.parentElement?.contains(one)
      })
      if (isWide && isCovered) one.setAttribute('data-covered', '')
      else one.removeAttribute('data-covered')
    }
  }, withMenus)

/** The page without what people are writing: it is theirs, and not set before it is shown to others. */
const shownMarks = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return ''
    for (const typed of copy.querySelectorAll('[contenteditable=true]')) typed.remove()
    return copy.outerHTML
  })

/**
 * One h1, a title, French spaces, named fields, nothing wider than the window, and nothing that axe finds, wide then narrow.
 * @param sizes narrow alone suffices for another state of a page that was looked at wide: its frame is the same
 */
export async function expectAccessible(
  page: Page,
  state: string,
  { isDrawn = false, sizes = [wide, narrow] } = {},
): Promise<void> {
  await expect(page.locator('h1'), state).toHaveCount(1)
  await expect(page, state).toHaveTitle(/\S.* – Trame$/)
  expect(plainSpacesOnPage(await shownMarks(page)), state).toEqual([])
  for (const size of sizes) {
    await page.setViewportSize(size)
    const where = `${state}, ${size.width} px`
    expect(await overflow(page), where).toEqual([])
    await unfoldAll(page, { withMenus: size === wide })
    expect(await unnamedFields(page), where).toEqual([])
    await expectNoAxeFault(page, where, isDrawn && size === wide)
  }
}
