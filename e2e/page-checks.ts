/** What is asked of every page in every state, at both widths. */
import AxeBuilder from '@axe-core/playwright'
import { plainSpacesOnPage } from '../test/plain-spaces.ts'
import { expect, type Page } from './fixtures.ts'
import { axeTags, rgaaFaults } from './rgaa-checks.ts'
import { smallTargets } from './small-targets.ts'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

/**
 * Colours are judged once: pairs of the style sheets (test/contrast.test.ts), links of a text underlined by them. With the size of
 * what one touches, looked at where it is smallest, they are half of what axe takes.
 */
const ofColours = { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } }
/** What the width alone may spoil. */
const ofLayout = ['target-size', 'scrollable-region-focusable']

type Reading = {
  /** The colours are looked at as the page draws them: a few pages, where they lie on one another. */
  readonly isDrawn?: boolean
  /** The same page was read whole at another width: only its layout is, and what was not shown then. */
  readonly isAgain?: boolean
  /** Another of its states was read whole: what this one says is read where it is narrow, the house's own checks where it is wide. */
  readonly isFrameKnown?: boolean
}

/** Marks what axe is to read whole again: what this width shows in the page and no other did. @returns whether there is any */
const markUnread = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const read: WeakSet<Element> | undefined = Reflect.get(globalThis, 'readElements')
    const shown = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility())
    Reflect.set(globalThis, 'readElements', new WeakSet(shown))
    for (const marked of document.querySelectorAll('[data-unread]')) marked.removeAttribute('data-unread')
    const unread = read === undefined ? [] : shown.filter((one) => one.closest('main') && !read.has(one))
    for (const one of unread) if (!one.parentElement?.closest('[data-unread]')) one.setAttribute('data-unread', '')
    return unread.length > 0
  })

/** Half a megabyte of axe is sent to a page once. Legacy mode: nothing of ours stands in a frame, and no second page is opened. */
async function readerOf(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  return new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) }).setLegacyMode().exclude('[data-covered]')
}

type Options = Parameters<AxeBuilder['options']>[0]
const quick: Options = { resultTypes: ['violations'], preload: false }

async function faultsFound(reader: AxeBuilder, options: Options): Promise<readonly string[]> {
  const { violations } = await reader.options({ ...quick, ...options }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id} : ${html.slice(0, 200)}`))
}

export async function expectNoAxeFault(page: Page, where: string, how: Reading = {}): Promise<void> {
  const isNarrow = (page.viewportSize()?.width ?? 0) < wide.width
  if (how.isFrameKnown && !isNarrow) return expect(await rgaaFaults(page), where).toEqual([])
  const hasUnread = await markUnread(page)
  const rules = how.isDrawn ? {} : { ...ofColours, 'target-size': { enabled: isNarrow } }
  const whole: Options = { runOnly: axeTags, rules }
  const faults: string[] = []
  if (how.isAgain) {
    faults.push(...(await faultsFound(await readerOf(page), { runOnly: { type: 'rule', values: ofLayout } })))
    if (hasUnread) faults.push(...(await faultsFound((await readerOf(page)).include('[data-unread]'), whole)))
  } else {
    const reader = await readerOf(page)
    faults.push(...(await faultsFound(how.isFrameKnown ? reader.include('main') : reader, whole)))
    // On a phone, tables say their columns again by the style, and menus lie over the page.
    if (!isNarrow) faults.push(...(await rgaaFaults(page)))
  }
  expect(faults, where).toEqual([])
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

/** Tables of one width under the same headers, whose columns do not stand under one another: the eye loses them. */
const partedColumns = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const first = new Map<string, readonly number[]>()
    return [...document.querySelectorAll('main table')].flatMap((table) => {
      const headers = [...table.querySelectorAll('thead th')].filter((one) => one.checkVisibility())
      const { left, width } = table.getBoundingClientRect()
      const words = headers.map((one) => one.textContent.trim()).join(' | ')
      const starts = headers.map((one) => one.getBoundingClientRect().left)
      const key = `${words} ${Math.round(left)} ${Math.round(width)}`
      const model = first.get(key)
      if (!model) first.set(key, starts)
      return model?.some((start, index) => Math.abs(start - (starts[index] ?? 0)) > 8) ? [words] : []
    })
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

/**
 * One h1, a title, French spaces, named fields, nothing wider than the window, and nothing that axe finds, wide then narrow.
 * @param isFrameKnown another state of a page that accessibility.spec.ts reads whole: axe reads it where it is narrow only
 */
export async function expectAccessible(
  page: Page,
  state: string,
  { isDrawn = false, isFrameKnown = false, sizes = [wide, narrow] } = {},
): Promise<void> {
  await expect(page.locator('h1'), state).toHaveCount(1)
  await expect(page, state).toHaveTitle(/\S.* – Trame$/)
  expect(plainSpacesOnPage(await page.content()), state).toEqual([])
  for (const [index, size] of sizes.entries()) {
    await page.setViewportSize(size)
    const where = `${state}, ${size.width} px`
    expect(await overflow(page), where).toEqual([])
    // A dossier is read as its document: the width of each column is that of its paper.
    const isPaper = page.url().includes('/dossiers/')
    if (size === wide && !isPaper) expect(await partedColumns(page), where).toEqual([])
    await unfoldAll(page, { withMenus: size === wide })
    if (size === narrow) expect(await smallTargets(page), where).toEqual([])
    expect(await unnamedFields(page), where).toEqual([])
    const isAgain = index > 0 && !isFrameKnown
    await expectNoAxeFault(page, where, { isDrawn: isDrawn && size === wide, isAgain, isFrameKnown })
  }
}
