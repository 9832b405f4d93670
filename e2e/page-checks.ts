/** What is asked of every page in every state, at both widths. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext } from '@playwright/test'
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
/** The colours as they are drawn, and what is touched there. */
const drawnRules = [...Object.keys(ofColours), 'target-size']

type Reading = {
  /** The colours are looked at as the page draws them: a few pages, where they lie on one another. */
  readonly isDrawn?: boolean
  /** The same page was read whole before: at another width, or before it was refused. What it did not show then is read, and what may have changed. */
  readonly isAgain?: boolean
  /** Another of its states was read whole: what this one says is read where it is narrow, the house's own checks where it is wide. */
  readonly isFrameKnown?: boolean
}

/** Around the pages: what one width alone shows there, menus for the most part, read once for all the pages of a worker that show the same. */
const readFrames: number[] = []

/**
 * Marks what axe is to read again: what is shown and no reading of this page saw, what a width makes scroll, and a form refused.
 * @returns whether there is any
 */
async function markUnread(page: Page): Promise<boolean> {
  const { hasUnread, frames } = await page.evaluate((known) => {
    const read: WeakSet<Element> = Reflect.get(globalThis, 'readElements') ?? new WeakSet()
    Reflect.set(globalThis, 'readElements', read)
    for (const marked of document.querySelectorAll('[data-unread]')) marked.removeAttribute('data-unread')
    const shown = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility())
    const isScrolled = (one: Element) => {
      if (one.scrollWidth <= one.clientWidth + 13 && one.scrollHeight <= one.clientHeight + 13) return false
      const { overflowX, overflowY } = getComputedStyle(one)
      return [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')
    }
    const isRefused = (one: Element) => one.matches('form:has([aria-invalid=true]), [role=status], [role=alert]')
    /** The same on another page, but for where its links lead and what it counts. */
    const keyOf = (one: Element) => {
      const words = one.outerHTML.replace(
        / (?:href|id|for|value|aria-(?:current|controls)|data-[\w-]+)="[^"]*"|\d+/g,
        '',
      )
      return Array.from(words).reduce((hash, letter) => (Math.imul(31, hash) + letter.charCodeAt(0)) | 0, 7)
    }
    const isNew = (one: Element) => !read.has(one)
    const inMain = shown.filter((one) => one.closest('main') && (isNew(one) || isScrolled(one) || isRefused(one)))
    const around = shown.filter(
      (one) => !one.closest('main') && isNew(one) && one.parentElement && !isNew(one.parentElement),
    )
    for (const one of shown) read.add(one)
    const unknown = around.filter((one) => !known.includes(keyOf(one)))
    const unread = [...inMain, ...unknown]
    for (const one of unread) if (!one.parentElement?.closest('[data-unread]')) one.setAttribute('data-unread', '')
    return { hasUnread: unread.length > 0, frames: unknown.map(keyOf) }
  }, readFrames)
  readFrames.push(...frames)
  return hasUnread
}

/** Of the wrapper, which would send one more than twice as long to the page, twice. */
const axe = fs.readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Axe comes with each page of these, compiled once and not sent again: where nearly every page is read. */
export const bringAxe = (context: BrowserContext) =>
  context.addInitScript({ content: `if (location.protocol !== 'about:') { ${axe} }` })

/** Sends axe to a page once, unless it came with it. Legacy mode: nothing of ours stands in a frame, and no second page is opened. */
async function readerOf(page: Page): Promise<AxeBuilder> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return new AxeBuilder({ page, axeSource: ';' }).setLegacyMode().exclude('[data-covered]')
}

type Options = Parameters<AxeBuilder['options']>[0]
const quick: Options = { resultTypes: ['violations'], preload: false }

async function faultsFound(reader: AxeBuilder, options: Options): Promise<readonly string[]> {
  const { violations } = await reader.options({ ...quick, ...options }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id} : ${html.slice(0, 200)}`))
}

async function axeFaults(page: Page, { isDrawn, isAgain, isFrameKnown }: Reading, isNarrow: boolean) {
  const hasUnread = await markUnread(page)
  const rules = isDrawn ? {} : { ...ofColours, 'target-size': { enabled: isNarrow } }
  const whole: Options = { runOnly: axeTags, rules }
  if (!isAgain) {
    const reader = await readerOf(page)
    return faultsFound(isFrameKnown ? reader.include('main') : reader, whole)
  }
  return [
    ...(hasUnread ? await faultsFound((await readerOf(page)).include('[data-unread]'), whole) : []),
    ...(isDrawn ? await faultsFound(await readerOf(page), { runOnly: { type: 'rule', values: drawnRules } }) : []),
  ]
}

export async function expectNoAxeFault(page: Page, where: string, how: Reading = {}): Promise<void> {
  const isNarrow = (page.viewportSize()?.width ?? 0) < wide.width
  const isReadByAxe = isNarrow || !how.isFrameKnown
  const faults = [
    ...(isReadByAxe ? await axeFaults(page, how, isNarrow) : []),
    // On a phone, tables say their columns again by the style, and menus lie over the page.
    ...(isNarrow ? [] : await rgaaFaults(page)),
  ]
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
 * One h1, a title, French spaces, named fields, nothing wider than the window, and nothing that axe finds, narrow then wide; left
 * narrow, its menus closed.
 * @param isFrameKnown another state of a page that accessibility.spec.ts reads whole: axe reads it where it is narrow only
 * @param isRefused the page was read whole, and its form is refused since
 */
export async function expectAccessible(
  page: Page,
  state: string,
  { isDrawn = false, isFrameKnown = false, isRefused = false, sizes = [narrow, wide] } = {},
): Promise<void> {
  await expect(page.locator('h1'), state).toHaveCount(1)
  await expect(page, state).toHaveTitle(/\S.* – Trame$/)
  expect(plainSpacesOnPage(await page.content()), state).toEqual([])
  // As one finds it, nothing unfolded. A dossier is read as its document: the width of each column is that of its paper.
  if (sizes.includes(wide)) {
    await page.setViewportSize(wide)
    expect(await overflow(page), `${state}, ${wide.width} px`).toEqual([])
    if (!page.url().includes('/dossiers/')) expect(await partedColumns(page), state).toEqual([])
  }
  for (const [index, size] of sizes.entries()) {
    await page.setViewportSize(size)
    const where = `${state}, ${size.width} px`
    await unfoldAll(page, { withMenus: size === wide })
    if (size === narrow) {
      expect(await overflow(page), where).toEqual([])
      expect(await smallTargets(page), where).toEqual([])
    }
    expect(await unnamedFields(page), where).toEqual([])
    const isAgain = isRefused || (index > 0 && !isFrameKnown)
    await expectNoAxeFault(page, where, { isDrawn: isDrawn && size === wide, isAgain, isFrameKnown })
  }
  if (sizes.length === 1) return
  await page.setViewportSize(narrow)
  await unfoldAll(page, { withMenus: false })
}
