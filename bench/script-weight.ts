/** Kilobytes of JavaScript that a page makes the browser fetch, compressed, until its network rests. */
import { chromium } from 'playwright-core'
import { chromiumArguments, findChromium } from '../e2e/chromium.ts'
import { scriptKilobytes } from '../e2e/script-kilobytes.ts'
import type { ServedDemo } from './served-demo.ts'

/** @param pages addresses, each with the session or without; each is opened by a browser that has seen nothing */
export async function weighScripts(
  { origin, cookie }: Pick<ServedDemo, 'origin' | 'cookie'>,
  pages: readonly { readonly address: string; readonly isPublic: boolean }[],
): Promise<ReadonlyMap<string, number>> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
  const weights = new Map<string, number>()
  try {
    for (const { address, isPublic } of pages) {
      const context = await browser.newContext()
      if (!isPublic) await context.setExtraHTTPHeaders({ cookie })
      const page = await context.newPage()
      await page.goto(origin + address, { waitUntil: 'networkidle' })
      weights.set(address, await scriptKilobytes(page))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return weights
}
