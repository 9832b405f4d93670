import type { Page } from 'playwright-core'

/** Kilobytes of JavaScript that the page shown needs, compressed as they are sent; those already kept by the browser count too. */
export const scriptKilobytes = (page: Pick<Page, 'evaluate'>): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
      .reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize / 1000 : 0), 0),
  )
