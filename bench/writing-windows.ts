/** Three windows of Chromium on the chapter of a theme, two on a node and one on another: from a key to the screens of the others. */
import { randomBytes } from 'node:crypto'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumArguments, findChromium } from '../e2e/chromium.ts'
import { createLatencies, type Latencies } from './latencies.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** Keys struck by the writer, one every so often: a person who types fast. */
const keys = 200
const everyMs = 90
/** Later than that, a letter is lost. */
const latestMs = 20_000

export type SeenInWindows = { readonly sameNode: Latencies; readonly otherNode: Latencies }

/** @param databaseUrl an empty database: the demonstration is played there */
export async function measureWindows(databaseUrl: string): Promise<SeenInWindows> {
  const secret = randomBytes(24).toString('hex')
  const first = await serveDemo({ databaseUrl, secret })
  const second = await serveDemo({ databaseUrl, secret })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
  try {
    const address = await findTheme(first)
    const [writer, neighbour, distant] = [
      await openChapter(browser, first, address),
      await openChapter(browser, first, address),
      await openChapter(browser, second, address),
    ]
    const struck = await follow(writer, 'keydown')
    const shown = await Promise.all([neighbour, distant].map((page) => follow(page, 'change')))
    await writer.locator('[contenteditable="true"]').press('Control+End')
    await writer.keyboard.press('Enter')
    await writer.waitForTimeout(500)
    await Promise.all([struck, ...shown].map((one) => one.forget()))
    for (let key = 0; key < keys; key += 1) {
      await writer.keyboard.press('x')
      await writer.waitForTimeout(everyMs)
    }
    // A letter that comes late is a long delay, not a letter missing.
    await Promise.all(shown.map((one) => one.untilSeen(keys)))
    const at = await struck.times()
    const [sameNode, otherNode] = await Promise.all(shown.map(async (one) => delays(at, await one.times())))
    if (!sameNode || !otherNode) throw new Error('a window was not measured')
    return { sameNode, otherNode }
  } finally {
    await browser.close()
    await second.stop()
    await first.stop()
  }
}

async function findTheme({ get }: ServedDemo): Promise<string> {
  const home = await get('/')
  const ctg = home.match(/href="(\/ctg\/[0-9a-f-]{36})"/)?.[1]
  const theme = ctg && (await get(`${ctg}/diagnostic`)).match(/href="([^"]+\/diagnostic\/[0-9a-f-]{36})"/)?.[1]
  if (!theme) throw new Error('the demonstration has no theme')
  return theme
}

async function openChapter(browser: Browser, { origin, cookie }: ServedDemo, address: string): Promise<Page> {
  const context = await browser.newContext()
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: origin }])
  const page = await context.newPage()
  await page.goto(origin + address)
  await page.getByRole('button', { name: /^Écrire : Chapitre/ }).click()
  await page.locator('[contenteditable="true"]').waitFor()
  return page
}

/** Instants of the machine at which a key went down, or at which the text had one more letter, in order. */
async function follow(page: Page, what: 'keydown' | 'change') {
  const times = await page.evaluateHandle((what) => {
    const sheet = document.querySelector('[contenteditable="true"]')
    if (!sheet) throw new Error('no text is open')
    const at: number[] = []
    const now = () => performance.timeOrigin + performance.now()
    const letters = () => sheet.textContent?.match(/x/g)?.length ?? 0
    let known = letters()
    const look = () => {
      for (const count = letters(); known < count; known += 1) at.push(now())
    }
    if (what === 'keydown') sheet.addEventListener('keydown', () => at.push(now()), { capture: true })
    else new MutationObserver(look).observe(sheet, { subtree: true, childList: true, characterData: true })
    return at
  }, what)
  return {
    times: () => times.jsonValue(),
    untilSeen: (count: number) =>
      page.waitForFunction(({ times, count }) => times.length >= count, { times, count }, { timeout: latestMs }),
    forget: () => times.evaluate((at) => void at.splice(0)),
  }
}

function delays(struck: readonly number[], shown: readonly number[]): Latencies {
  if (struck.length !== keys || shown.length !== keys)
    throw new Error(`${struck.length} keys struck, ${shown.length} letters shown`)
  const latencies = createLatencies()
  for (const [index, at] of struck.entries()) latencies.add((shown[index] ?? Number.POSITIVE_INFINITY) - at)
  return latencies
}
