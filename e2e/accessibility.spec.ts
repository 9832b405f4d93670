/**
 * Every page of the demonstration, in every state it can have, as the coordinator who sees most: nothing for axe to find,
 * wide or narrow. The pages are those of test/route-table.ts: a new route cannot be forgotten.
 */
import fs from 'node:fs'
import type { APIRequestContext, Cookie, Page } from '@playwright/test'
import { type RouteRow, routeTable } from '../test/route-table.ts'
import { addressOfCtg } from './addresses.ts'
import { test as base, expect, watch } from './fixtures.ts'
import { freezeVersion, renewal } from './given.ts'
import { bringAxe, expectAccessible, narrow, wide } from './page-checks.ts'
import { findOnce, type Place, walkDemonstration, walkSite } from './site-map.ts'

type Site = {
  /** One for all the tests of a worker: scripts and styles are fetched and compiled once, and not two hundred times. */
  readonly page: Page
  /** What it did that a page must never do, since it was last asked. */
  readonly faults: string[]
  readonly places: ReadonlyMap<string, Place>
  readonly cookies: readonly Cookie[]
  /** A CTG just created, where nothing is written yet: the same places, empty. */
  readonly empty: ReadonlyMap<string, Place>
}

const pages = Object.entries(routeTable).filter(([, { kind }]) => kind === undefined)

/** Where colours lie on one another most: their contrast is looked at as the browser draws it, once for each. */
const drawn: readonly string[] = [
  'connexion',
  '_personne.actions',
  ...[
    '_index',
    'actions.$actionId',
    'diagnostic_.$themeId',
    'plan',
    'plan_.arbre',
    'plan_.grille',
    'plan_.matrice',
  ].map((name) => `ctg.$ctgId.${name}`),
  ...['reunions_.$meetingId_.seance', 'suivi', 'suivi_.decloisonnement'].map((name) => `ctg.$ctgId.${name}`),
]

/** What a new CTG has from its first day. */
const everExisting = ['ctgId', 'themeId', 'partyId', 'memberId', 'bodyId']
const isOfNewCtg = ({ address, isUnlinked }: RouteRow) =>
  address.startsWith('/ctg/:ctgId') &&
  !isUnlinked &&
  [...address.matchAll(/:(\w+)/g)].every(([, id = '']) => everExisting.includes(id))

/** What the walk of a CTG with nothing in it looks for, and ends with. */
const linkedRoutesOfNewCtg = pages.filter(([, row]) => isOfNewCtg(row)).map(([name]) => name)

const byName = (places: readonly Place[]) => new Map(places.map((place) => [place.name, place]))

/** Creates a CTG without JavaScript, as its form would. @returns its address */
async function createEmptyCtg(request: APIRequestContext, baseURL = ''): Promise<string> {
  const answer = await request.post('/ctg/nouvelle?collectivite=92004', {
    maxRedirects: 0,
    headers: { origin: new URL(baseURL).origin },
    form: {
      ...{
        intent: 'create',
        name: 'Une CTG vide',
        territoryCode: '92004',
        communeCodes: '92004',
        themeKeys: 'vacances',
      },
      ...{ cafName: 'Caf des Hauts-de-Seine', authorityName: 'Ville d’Asnières-sur-Seine' },
      ...{ creatorSide: 'caf', creatorFunction: 'conseillère territoriale' },
    },
  })
  return (answer.headers().location ?? '').replace(/\/membres$/, '')
}

const test = base.extend<object, { readonly site: Site }>({
  /** Walked once, by the first worker, as the coordinator of the Caf. */
  site: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', locale, timezoneId } = project.use
      const context = await browser.newContext({ baseURL, locale, timezoneId, viewport: wide })
      const visitor = await browser.newContext({ baseURL })
      await bringAxe(context)
      const page = await context.newPage()
      const faults = watch(page, new URL(baseURL).origin)
      await page.goto('/connexion')
      await page.getByRole('button', { name: 'Entrer : Claire Mousseline' }).click()
      await expect(page).not.toHaveURL(/connexion/)
      const readers = { member: context.request, visitor: visitor.request }
      const places = await walkDemonstration(readers, await addressOfCtg(page, renewal))
      const empty = await findOnce('places-vides', async () =>
        walkSite(readers, await createEmptyCtg(context.request, baseURL), linkedRoutesOfNewCtg),
      )
      await use({ places: byName(places), empty: byName(empty), cookies: await context.cookies(), page, faults })
      await context.close()
      await visitor.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  /** The page of the worker, with nothing left on the device by the test before. */
  page: async ({ site: { page, faults }, baseURL }, use) => {
    const device = await page.context().newCDPSession(page)
    const { origin } = new URL(baseURL ?? '')
    await page.goto('about:blank')
    await device.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb,cookies' })
    await page.setViewportSize(wide)
    faults.length = 0
    await use(page)
    await page.unrouteAll()
    await device.detach()
    expect(faults, 'security policy, errors and requests elsewhere').toEqual([])
  },
})

async function enter(page: Page, { cookies }: Site, { readers }: RouteRow): Promise<void> {
  if (readers !== 'everyone') await page.context().addCookies([...cookies])
}

/** Empties the first form that asks for something, and sends it. @returns false when the page has none */
const sendEmptied = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const forms = [...document.querySelectorAll<HTMLFormElement>('form[method=post]')]
    const form = forms.find((one) => one.querySelector('input[required], textarea[required]'))
    if (!form) return false
    for (const folded of document.querySelectorAll('details')) if (folded.contains(form)) folded.open = true
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[required], textarea[required]',
    ))
      field.value = ''
    form.requestSubmit()
    return true
  })

const hasForms = (name: string) =>
  fs
    .globSync(`app/routes/${name.replace(/\[/g, '[[]')}.ts*`)
    .some((file) => fs.readFileSync(file, 'utf8').includes('formAction'))

/** The form says what is missing; what stands around it was looked at before. */
async function expectToldRefusal(page: Page, state: string): Promise<void> {
  if (!(await sendEmptied(page))) return
  await expect(page.locator('[aria-invalid=true], fieldset [id$=-error]').first()).toBeVisible()
  await expectAccessible(page, `${state}, refusé`, { sizes: [narrow], isRefused: true })
}

test.describe.configure({ mode: 'parallel' })

test.describe('Chaque page, remplie', () => {
  test('les pages dont on regarde les couleurs sont de la table', () => {
    expect(pages.map(([name]) => name)).toEqual(expect.arrayContaining([...drawn]))
  })

  for (const [name, row] of pages.filter(([, { isMadeByTest }]) => !isMadeByTest))
    test(`${row.address} se lit et se remplit sans obstacle, et dit ce qui manque`, async ({ page, site }) => {
      const { address } = site.places.get(name) ?? { address: 'aucun lien n’y mène' }
      await enter(page, site, row)
      for (const search of ['', ...(row.searches ?? [])]) {
        await page.goto(address + search)
        if (row.isList && search === '')
          expect(await page.locator('main').locator('tbody tr, li, dd').count()).toBeGreaterThan(1)
        await expectAccessible(page, address + search, {
          isDrawn: search === '' && drawn.includes(name),
          isFrameKnown: search !== '',
        })
      }
      if (hasForms(name)) await expectToldRefusal(page, address)
    })
})

test.describe('Chaque page d’une CTG, avant que rien n’y soit écrit', () => {
  for (const [name, row] of pages.filter(([, one]) => isOfNewCtg(one)))
    test(`${row.address}, vide`, async ({ page, site }) => {
      const { address } = site.empty.get(name) ?? { address: 'aucun lien n’y mène' }
      await enter(page, site, row)
      await page.goto(address)
      await expect(page.locator('main'), 'where nothing is written, something is missing').not.toContainText(
        /Rien ne manque|Rien : chaque/,
      )
      await expectAccessible(page, address, { sizes: [narrow], isFrameKnown: true })
    })

  test('une version de la convention, dont le PDF se fait', async ({ page, site, baseURL }) => {
    await page.context().addCookies([...site.cookies])
    await page.goto(`${await createEmptyCtg(page.request, baseURL)}/convention/texte`)
    await page.getByRole('button', { name: 'Préparer les articles' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Les articles sont prêts' })).toBeVisible()
    await page.getByRole('link', { name: 'Versions', exact: true }).click()
    await freezeVersion(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Convention, version/)
    await expectAccessible(page, 'version de la convention')
  })

  test('un tableur d’actions, avant sa reprise', async ({ page, site, baseURL }) => {
    await page.context().addCookies([...site.cookies])
    await page.goto(`${await createEmptyCtg(page.request, baseURL)}/reprise`)
    await expectAccessible(page, 'reprise')
    await page.getByLabel('Tableur des actions').setInputFiles({
      ...{ name: 'plan.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('Action;Pilote;Échéance\nOuvrir une crèche;Ville;1er trim. 2027\nFormer;;à définir\n'),
    })
    await page.getByRole('button', { name: 'Lire le tableur' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/actions/)
    await expectAccessible(page, 'aperçu du tableur')
  })
})

test.describe('Ce qu’on n’attendait pas', () => {
  test('une page introuvable, une page d’une autre CTG', async ({ page, site }) => {
    await page.context().addCookies([...site.cookies])
    for (const address of ['/nulle-part', '/ctg/5f0c1f0e-0000-4000-8000-000000000000', '/ctg/n-importe-quoi/plan']) {
      expect((await page.goto(address))?.status()).toBe(404)
      await expectAccessible(page, address)
    }
  })

  test('une page que son rôle ne permet pas', async ({ page, site, enterAs }) => {
    await enterAs(/Nadia/)
    const place = site.places.get('ctg.$ctgId.diagnostic_.$themeId_.constats.nouveau')
    expect((await page.goto(place?.address ?? ''))?.status()).toBe(403)
    await expectAccessible(page, 'accès réservé')
  })

  test('une panne', async ({ page, site }) => {
    await page.context().addCookies([...site.cookies])
    await page.goto('/')
    await page.route('**/compte.data*', (route) => route.fulfill({ status: 500, body: 'Unexpected Server Error' }))
    await page.getByRole('link', { name: 'Mon compte' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Une erreur imprévue s’est produite')
    await expectAccessible(page, 'panne')
  })
})
