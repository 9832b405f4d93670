/**
 * What a finger may miss: a link, a button or a fold under 24 pixels (WCAG 2.5.8). Two of its exceptions are kept: a link of a
 * sentence, and a box to tick, whose label is pressed as well. That of the room around is not: in a list, a finger slips.
 */
import type { Page } from './fixtures.ts'

/** @returns those shown on the page as it stands, with their sizes */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const least = 23.5
    const blocks = 'p, li, td, th, dd, dt, blockquote, figcaption, label, legend, h1, h2, h3, h4'
    /** Words of the same block that are not inside the link. */
    const isOfSentence = (one: Element): boolean => {
      const block = one.closest(blocks)
      if (!block || getComputedStyle(one).display !== 'inline') return false
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      let around = ''
      while (walker.nextNode())
        if (!one.contains(walker.currentNode) && !walker.currentNode.parentElement?.closest('a, button'))
          around += walker.currentNode.textContent
      return /\p{L}/u.test(around)
    }
    const isSeen = (one: Element): boolean =>
      one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, [class*="skip"]')
    return [...document.querySelectorAll('main a[href], main button, main summary')].filter(isSeen).flatMap((one) => {
      const { width, height } = one.getBoundingClientRect()
      if (width === 0 || (width >= least && height >= least) || isOfSentence(one)) return []
      return [`${Math.round(width)} × ${Math.round(height)} : ${one.outerHTML.slice(0, 140)}`]
    })
  })
