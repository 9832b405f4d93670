/**
 * The grid of a large plan in Chromium: when it is usable, the longest task while every row is scrolled through, how long a
 * block of 60 × 10 cells takes from the paste to the last cell saved. Medians of a few rounds, each in a browser of its own.
 */
import { sql } from 'kysely'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { readTabbed, writeTabbed } from '#app/ui/grid/clipboard.ts'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { chromiumArguments, findChromium } from '../e2e/chromium.ts'
import type { ServedInstance } from './served-instance.ts'

const bars = { usableMs: 1_500, taskMs: 100, pasteMs: 1_000 }
const rounds = 3
const actionCount = 1_000
const block = { rows: 60, columns: 10 }

const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
const inMs = (ms: number): string => `${Math.round(ms).toLocaleString('fr-FR')} ms`

/** Told in the page before anything of it runs. */
function watchPage(): void {
  Object.assign(globalThis, { longTasks: [] })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) Reflect.get(globalThis, 'longTasks').push(duration)
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    if (document.querySelector('[role="grid"][aria-busy="false"]'))
      Object.assign(globalThis, { usableAt: performance.now() })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** From the start of the navigation to a grid that hears the keyboard. */
async function openGrid(page: Page, address: string): Promise<number> {
  await page.addInitScript(watchPage)
  await page.goto(address)
  const usableAt = await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt'))
  return Number(await usableAt.jsonValue())
}

/** Every row, some at each frame. @returns the longest task; none of 50 ms is 0 */
const scrollThrough = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const scroller = document.querySelector('[role="grid"]')?.parentElement
    if (!scroller) throw new Error('no grid to scroll')
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => setTimeout(done, 500))
    const tasks: number[] = Reflect.get(globalThis, 'longTasks')
    tasks.splice(0)
    for (let top = 0; top < scroller.scrollHeight; top += 150) {
      scroller.scrollTop = top
      await frame()
    }
    await new Promise((done) => setTimeout(done, 200))
    scroller.scrollTop = 0
    await frame()
    return Math.max(0, ...tasks)
  })

/** Ten columns, from the title to the end, as the rows `from` have them: objectives, themes, parties and services that exist. */
const copyRows = async (page: Page, from: number): Promise<string> => {
  await page.locator('td[data-row="0"][data-column="1"]').click()
  return page.evaluate(
    async ({ from, rows, columns }) => {
      const press = (key: string, isShift: boolean) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, shiftKey: isShift, bubbles: true, cancelable: true }),
        )
      const step = async (key: string, times: number, isShift = false) => {
        for (let time = 0; time < times; time += 1) {
          press(key, isShift)
          await new Promise((done) => requestAnimationFrame(done))
        }
      }
      await step('ArrowDown', from)
      await step('ArrowDown', rows - 1, true)
      await step('ArrowRight', columns - 1, true)
      const clipboardData = new DataTransfer()
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
      )
      return clipboardData.getData('text/plain')
    },
    { from, ...block },
  )
}

/** The same rows with other words: title, name and address of the lead, partners, start, end. */
const reworded = (copied: string, round: number): string =>
  writeTabbed(
    readTabbed(copied).map(([, objectives = '', theme = '', party = '', service = ''], row) => {
      const day = `${String((row % 28) + 1).padStart(2, '0')}/0${(round % 9) + 1}`
      const lead = [`Mme Lin ${row} ${round}`, `pilote${row}.${round}@exemple.fr`, `Association ${row}, tour ${round}`]
      const known = [objectives, theme, party, service]
      return [`Action ${row} du tour ${round}`, ...known, ...lead, `${day}/2026`, `${day}/2029`]
    }),
  )

/** From the paste to « Tout est enregistré », every cell answered by the server. */
async function pasteBlock(page: Page, round: number): Promise<number> {
  const text = reworded(await copyRows(page, block.rows * (round + 1)), round)
  await page.locator('[role="grid"]').evaluate((grid) => grid.parentElement?.scrollTo(0, 0))
  await page.locator('td[data-row="0"][data-column="1"]').click()
  return page.evaluate(async (text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const said = () => [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent ?? '').join(' ')
    const begun = performance.now()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    await new Promise((done) => requestAnimationFrame(done))
    while (!said().includes('Tout est enregistré.')) {
      if (/non enregistrée|à revoir/.test(said()) || performance.now() - begun > 20_000)
        throw new Error(`the block was not saved: ${said()}`)
      await new Promise((done) => setTimeout(done, 2))
    }
    return performance.now() - begun
  }, text)
}

/** Prints the three figures. @returns what is beyond its bar, in words */
export async function measureGrid({ db, origin, signIn }: ServedInstance): Promise<readonly string[]> {
  const { ctgId, actors } = await givenRandomPlan(db, { actionCount, seed: 7 })
  await sql`analyze`.execute(db)
  const cookie = await signIn(actors.cafCoordinator.personId)
  const usable: number[] = []
  const tasks: number[] = []
  const pastes: number[] = []
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
  try {
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
      await enter(context, origin, cookie)
      const page = await context.newPage()
      usable.push(await openGrid(page, `${origin}/ctg/${ctgId}/plan/grille`))
      tasks.push(await scrollThrough(page))
      pastes.push(await pasteBlock(page, round))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  const [usableMs, taskMs, pasteMs] = [middle(usable), Math.max(...tasks), middle(pastes)]
  console.log(
    `Grille de ${actionCount.toLocaleString('fr-FR')} actions dans Chromium : utilisable en ${inMs(usableMs)} (moins de ${inMs(bars.usableMs)}), ` +
      `tâche la plus longue en parcourant toutes les lignes ${taskMs < 50 ? 'sous 50 ms' : inMs(taskMs)} (${inMs(bars.taskMs)} au plus), ` +
      `collage de ${block.rows} × ${block.columns} cellules enregistré en ${inMs(pasteMs)} (moins de ${inMs(bars.pasteMs)}).`,
  )
  return [
    ...(usableMs < bars.usableMs ? [] : [`grille utilisable en ${bars.usableMs} ms ou plus`]),
    ...(taskMs <= bars.taskMs ? [] : [`une tâche de plus de ${bars.taskMs} ms en parcourant la grille`]),
    ...(pasteMs < bars.pasteMs ? [] : [`collage enregistré en ${bars.pasteMs} ms ou plus`]),
  ]
}

async function enter(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: origin }])
}
