/** Where the pages of the audit are in the demonstration: found by following links. The sample itself: app/domains/accessibility/sample.fr.ts. */
import { sample, type UnitKey } from '#app/domains/accessibility/sample.fr.ts'
import { expect, type Page } from './fixtures.ts'
import { openCtg, renewal } from './given.ts'
import { linksMailed } from './site-database.ts'

const id = '[0-9a-f]{8}-[0-9a-f-]{27}'

/** The first link of a page that matches. */
async function linkOn(page: Page, address: string, pattern: RegExp): Promise<string> {
  await page.goto(address)
  const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const found = links.find((link) => pattern.test(link))
  expect(found, `${pattern} on ${address}`).toBeDefined()
  return found ?? ''
}

/** The first of these addresses that opens without an account, and still asks for something. */
async function firstOpen(visitor: Page, links: readonly string[]): Promise<string> {
  for (const link of new Set(links)) {
    const answer = await visitor.request.get(link)
    if (answer.ok() && !(await answer.text()).includes('Corriger ou compléter ce point')) return link
  }
  throw new Error(`none opens without an account among ${links.length}`)
}

async function addressesOn(page: Page, address: string, pattern: RegExp): Promise<readonly string[]> {
  await page.goto(address)
  return (await page.content()).match(pattern) ?? []
}

/** @param page of the coordinator of the Caf @param visitor without account */
export async function findSample(page: Page, visitor: Page): Promise<ReadonlyMap<UnitKey, string>> {
  await openCtg(page, renewal)
  const base = new URL(page.url()).pathname
  const theme = await linkOn(page, `${base}/diagnostic`, new RegExp(`/diagnostic/${id}$`))
  const action = await linkOn(page, `${base}/plan`, new RegExp(`/actions/${id}$`))
  const meeting = await linkOn(page, `${base}/reunions`, new RegExp(`/reunions/${id}$`))
  const survey = await linkOn(page, `${base}/diagnostic/enquetes`, new RegExp(`/enquetes/${id}$`))
  const portal = await linkOn(page, `${base}/page-publique`, /^\/t\/[a-z0-9-]+$/)
  const places: Partial<Record<UnitKey, string>> = {
    ...{ 'sign-in': '/connexion', statement: '/accessibilite', help: '/aide', 'site-map': '/plan-du-site' },
    ...{ home: '/', account: '/compte', dashboard: base, search: `${base}/recherche?q=creche` },
    ...{ diagnosis: theme, finding: `${theme}/constats/nouveau`, issues: `${base}/enjeux` },
    ...{ plan: `${base}/plan`, grid: `${base}/plan/grille`, thread: `${base}/plan/fil` },
    ...{ action, 'edit-action': `${action}/modifier`, session: `${meeting}/seance` },
    article: await linkOn(page, `${base}/convention/texte`, new RegExp(`/articles/${id}$`)),
    ...{ convention: `${base}/convention`, followup: `${base}/suivi` },
    ...{ public: portal, legal: `${portal}/mentions-legales`, comment: `${portal}/avis` },
    survey: await firstOpen(visitor, await addressesOn(page, survey, /\/enquete\/[\w-]+/g)),
    link: await firstOpen(visitor, await linksMailed('/point/', 'oldest')),
  }
  return new Map(
    sample.flatMap(({ key, kind }) => (kind === 'page' && places[key] !== undefined ? [[key, places[key]]] : [])),
  )
}
