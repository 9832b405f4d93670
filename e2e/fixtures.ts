/** What every end-to-end test has: a page watched for what it must never do, and a way to enter as someone. */
import { test as base, type Cookie, expect, type Locator, type Page } from '@playwright/test'

type Fixtures = {
  /** Enters with the demonstration account whose role matches; no page is open yet. */
  readonly enterAs: (role: RegExp) => Promise<void>
  /** A browser of one's own for a person of the demonstration, signed in, no page open yet: several act side by side. */
  readonly enter: (name: PersonName, size?: { readonly width: number; readonly height: number }) => Promise<Page>
}

/** The accounts offered by the sign-in page, by the party they act for. */
export type PersonName =
  | 'Claire Mousseline'
  | 'Antoine Lin'
  | 'Samira Taffetas'
  | 'Julie Percale'
  | 'Nadia Velours'
  | 'Paul Coton'

/** Refusals of the security policy and requests to another origin, as they happen. */
export function watch(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (/content security policy|refused to (load|execute|apply)/i.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`request to ${url.origin}`)
  })
  return faults
}

/** By person, in this worker. A session opened once serves the next tests; one that a test closed is opened again. */
type Sessions = Map<string, readonly Cookie[]>

/** Enters by the session kept, which opens no page; else by the button of the sign-in page. */
async function signIn(page: Page, sessions: Sessions, button: string | RegExp): Promise<void> {
  const kept = sessions.get(String(button))
  if (kept) {
    await page.context().addCookies([...kept])
    // Of a session that a test closed, one is led to the sign-in page.
    if ((await page.request.get('/compte.data', { maxRedirects: 0 })).status() === 200) return
  }
  await page.context().clearCookies()
  await page.goto('/connexion')
  await page.getByRole('button', { name: button }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mes CTG' })).toBeVisible()
  sessions.set(String(button), await page.context().cookies())
  await page.goto('about:blank')
}

/** Browsers of a worker that no test holds, by what their context was opened with: what Trame serves stays compiled in them. */
type Devices = Map<string, Page[]>

/** Makes of the browser of a person that of another: nothing she left stays, on the device or in its page. @returns false when it cannot serve again */
async function clean(page: Page, origin: string): Promise<boolean> {
  const context = page.context()
  if (page.isClosed() || context.pages().length > 1) return false
  page.removeAllListeners()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
  await page.emulateMedia({ media: null, reducedMotion: null, forcedColors: null })
  // A place of the site, without page: what the last page writes as it is left is gone as well.
  await page.goto('/sante')
  await page.evaluate(() => sessionStorage.clear())
  const device = await context.newCDPSession(page)
  await device.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'cookies,local_storage,indexeddb,service_workers',
  })
  await device.detach()
  await page.goto('about:blank')
  return true
}

export const test = base.extend<Fixtures, { readonly sessions: Sessions; readonly devices: Devices }>({
  devices: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads there what a fixture needs
    async ({}, use) => {
      const devices: Devices = new Map()
      await use(devices)
      await Promise.all([...devices.values()].flat().map((page) => page.context().close()))
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads there what a fixture needs
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  page: async ({ page, baseURL }, use) => {
    const faults = watch(page, new URL(baseURL ?? '').origin)
    await use(page)
    expect(faults, 'security policy, errors and requests elsewhere').toEqual([])
  },
  enterAs: async ({ page, sessions }, use) => {
    await use(async (role) => {
      await page.context().clearCookies()
      await signIn(page, sessions, role)
    })
  },
  enter: async ({ browser, baseURL, sessions, devices, viewport, javaScriptEnabled }, use) => {
    const { origin } = new URL(baseURL ?? '')
    const opened: { readonly page: Page; readonly kind: string; readonly faults: readonly string[] }[] = []
    await use(async (name, size) => {
      const shown = size ?? viewport
      const kind = JSON.stringify([shown, javaScriptEnabled])
      const page = devices.get(kind)?.pop() ?? (await (await browser.newContext({ viewport: shown })).newPage())
      await page.setViewportSize(shown ?? { width: 1440, height: 900 })
      opened.push({ page, kind, faults: watch(page, origin) })
      await signIn(page, sessions, `Entrer : ${name}`)
      return page
    })
    for (const { page, kind } of opened)
      if (await clean(page, origin)) devices.set(kind, [...(devices.get(kind) ?? []), page])
      else await page.context().close()
    expect(
      opened.flatMap(({ faults }) => faults),
      'security policy, errors and requests elsewhere',
    ).toEqual([])
  },
})

export { expect, type Locator, type Page }
