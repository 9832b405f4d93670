/**
 * What a finger may miss: a link, a button or a fold under 24 pixels (WCAG 2.5.8). Two of its exceptions are kept: a link of a
 * sentence, and a box to tick, whose label is pressed as well. That of the room around is not: in a list, a finger slips.
 */
import type { Page } from './fixtures.ts'

/** @returns those shown in that part of the page as it stands, with their sizes */
export const smallTargets = (page: Page, within = 'main'): Promise<readonly string[]> =>
  page.evaluate((part) => {
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
    return [...document.querySelectorAll(`${part} :is(a[href], button, summary)`)].filter(isSeen).flatMap((one) => {
      const { width, height } = one.getBoundingClientRect()
      if (width === 0 || (width >= least && height >= least) || isOfSentence(one)) return []
      return [`${Math.round(width)} × ${Math.round(height)} : ${one.outerHTML.slice(0, 140)}`]
    })
  }, within)
