/** What every end-to-end test has: a page watched for what it must never do, and a way to enter as someone. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

type Fixtures = {
  /** Enters with the demonstration account whose role matches, from the sign-in page. */
  readonly enterAs: (role: RegExp) => Promise<void>
  /** A browser of one's own for a person of the demonstration, signed in: several act side by side. */
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

export const test = base.extend<Fixtures>({
  page: async ({ page, baseURL }, use) => {
    const faults = watch(page, new URL(baseURL ?? '').origin)
    await use(page)
    expect(faults, 'security policy, errors and requests elsewhere').toEqual([])
  },
  enterAs: async ({ page }, use) => {
    await use(async (role) => {
      await page.context().clearCookies()
      await page.goto('/connexion')
      await page.getByRole('button', { name: role }).first().click()
      await expect(page).not.toHaveURL(/connexion/)
    })
  },
  enter: async ({ browser, baseURL }, use) => {
    const opened: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = []
    await use(async (name, size) => {
      const context = await browser.newContext(size && { viewport: size })
      const page = await context.newPage()
      opened.push({ context, faults: watch(page, new URL(baseURL ?? '').origin) })
      await page.goto('/connexion')
      await page.getByRole('button', { name: `Entrer : ${name}` }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Mes CTG' })).toBeVisible()
      return page
    })
    await Promise.all(opened.map(({ context }) => context.close()))
    expect(
      opened.flatMap(({ faults }) => faults),
      'security policy, errors and requests elsewhere',
    ).toEqual([])
  },
})

export { expect, type Page }
