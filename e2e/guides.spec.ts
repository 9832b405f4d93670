/**
 * The guides tell the truth: each chapter’s pages are opened in the demonstration, every word it names is there, and its
 * picture shows no word that Trame has lost. `TRAME_PICTURES=write` makes the pictures again (docs/rules/guides.md §2).
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { listChapters } from '../app/domains/guides/chapters.server.ts'
import { type Chapter, chapterKeys, type Sight } from '../app/domains/guides/guides.ts'
import { pictureName, picturesFile, readPictureNotes } from '../app/domains/guides/pictures.server.ts'
import { missingNames, namesOf, namesToSee, pictureNames, staleNames } from '../test/guide-names.ts'
import { isTestFile } from '../test/house/source-file.ts'
import { routeTable } from '../test/route-table.ts'
import { test as base, expect } from './fixtures.ts'
import { comeToLife, founding, renewal } from './given.ts'
import { expectAccessible } from './page-checks.ts'
import { firstOpenWorkshop, firstTextWithTalk, linksMailed } from './site-database.ts'
import { type Place, walkSite } from './site-map.ts'

const chapters = [...listChapters().values()]
const isWriting = process.env.TRAME_PICTURES === 'write'
const size = { width: 1280, height: 900 }
const tallest = 660
const picturesFolder = 'public/guides'

const sources = fs
  .globSync('app/{domains,shell,ui,routes}/**/*.{ts,tsx}')
  .filter((file) => !isTestFile(file))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n')
const journeysOf = ({ journeys }: Sight) => journeys.map((name) => fs.readFileSync(path.join('e2e', name), 'utf8'))

type Site = {
  readonly pageOf: (person: string | null) => Promise<Page>
  readonly addressOf: (sight: Sight, route: string) => string
}

const textRoute = 'ctg.$ctgId.textes_.$textId'
const surveyRoute = 'ctg.$ctgId.diagnostic_.enquetes_.$surveyId'
const workshopRoute = 'ctg.$ctgId.ateliers_.$workshopId'

/** The first that still asks for something: other tests may have ended what some lead to. */
async function firstOpen(page: Page, start: string): Promise<string> {
  for (const link of await linksMailed(start)) {
    const answer = await page.context().request.get(link)
    if (answer.ok() && /<main.*<form[^>]* method="post"/s.test(await answer.text())) return link
  }
  return `/aucun-lien-vers${start}`
}

/** Routes that no walk meets for sure: behind a link of a mail or of a survey, linked from one sheet alone, or which others end. */
async function hiddenAddresses(page: Page, survey: string): Promise<Readonly<Record<string, string>>> {
  const text = await firstTextWithTalk(renewal)
  await page.goto(survey)
  return {
    'point.$token': await firstOpen(page, '/point/'),
    'invitation.$invitationToken': await firstOpen(page, '/invitation/'),
    'enquete.$surveyToken': (await page.locator('main a[href*="/enquete/"]').first().getAttribute('href')) ?? '',
    [textRoute]: text,
    [workshopRoute]: await firstOpenWorkshop(renewal),
    [`${textRoute}_.historique`]: `${text}/historique`,
  }
}
const isHidden = (route: string): boolean =>
  /^(point|invitation|enquete)\./.test(route) || route.startsWith(textRoute) || route === workshopRoute

type Seen = Pick<Sight, 'person' | 'ctg'>
const readers = [
  { person: 'Claire Mousseline', ctg: 'renewal' },
  { person: 'Claire Mousseline', ctg: 'founding' },
  { person: 'Julie Percale', ctg: 'renewal' },
  { person: 'Nadia Velours', ctg: 'renewal' },
] as const satisfies readonly Seen[]
const seenBy = ({ person, ctg }: Seen) => `${person} · ${ctg}`

/** What the walk looks for; it ends once each is met: no link leads to the others, their address is known or filled. */
const routesOf = (seen: Seen) =>
  chapters
    .filter(({ sight }) => seenBy(sight) === seenBy(seen))
    .flatMap(({ sight }) => sight.routes)
    .filter((route) => !isHidden(route) && !routeTable[route]?.isUnlinked && routeTable[route]?.address.includes(':'))

const test = base.extend<object, { readonly guideSite: Site }>({
  guideSite: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', locale, timezoneId } = project.use
      const open = () => browser.newContext({ baseURL, locale, timezoneId, viewport: size, reducedMotion: 'reduce' })
      const pages = new Map<string | null, Page>()
      async function pageOf(person: string | null): Promise<Page> {
        const known = pages.get(person)
        if (known) return known
        const page = await (await open()).newPage()
        pages.set(person, page)
        if (person !== null) {
          await page.goto('/connexion')
          await page.getByRole('button', { name: `Entrer : ${person}` }).click()
          await expect(page).not.toHaveURL(/connexion/)
        }
        return page
      }
      const visitor = (await pageOf(null)).context().request
      const places = new Map<string, ReadonlyMap<string, Place>>()
      for (const seen of readers) {
        const page = await pageOf(seen.person)
        await page.goto('/')
        const name = seen.ctg === 'renewal' ? renewal : founding
        const link = page.getByRole('main').getByRole('link', { name, exact: true })
        const home = ((await link.getAttribute('href')) ?? '').replace(/\/elu$/, '')
        const found = await walkSite({ member: page.context().request, visitor }, home, routesOf(seen))
        places.set(seenBy(seen), new Map(found.map((place) => [place.name, place])))
      }
      const survey = places.get(seenBy(readers[0]))?.get(surveyRoute)?.address ?? '/'
      const hidden = await hiddenAddresses(await pageOf('Claire Mousseline'), survey)
      await use({
        pageOf,
        addressOf(sight, route) {
          return hidden[route] ?? places.get(seenBy(sight))?.get(route)?.address ?? routeTable[route]?.address ?? ''
        },
      })
      for (const page of pages.values()) await page.context().close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

type Frame = { readonly top: number; readonly bottom: number }

/**
 * Names that a page bears: titles, buttons, links, fields, columns, choices, as they are heard and as they are seen. Folded ones
 * too: one may unfold them.
 * @param html of a page that is not opened; else the one that is
 */
const namesOnPage = (page: Page, html?: string): Promise<readonly string[]> =>
  page.evaluate((source) => {
    const read = source === undefined ? document : new DOMParser().parseFromString(source, 'text/html')
    for (const one of read.querySelectorAll('noscript')) one.remove()
    const named = 'h1,h2,h3,h4,a,button,summary,label,legend,th,option,caption'
    const labels = [...read.querySelectorAll('nav[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '')
    const without = (element: Element, inner: string): string => {
      const copy = element.cloneNode(true)
      if (!(copy instanceof Element)) return ''
      for (const one of copy.querySelectorAll(inner)) one.remove()
      return copy.textContent ?? ''
    }
    const typed = 'select,input,textarea'
    return [...read.querySelectorAll(named)]
      .flatMap((one) => [without(one, typed), without(one, `${typed},.visually-hidden`)])
      .concat(labels)
  }, html)

/** The same, of what is seen inside the frame: what a picture shows. */
const namesInFrame = (page: Page, frame: Frame): Promise<readonly string[]> =>
  page.evaluate(({ top, bottom }) => {
    const named = [...document.querySelectorAll('main :is(h1,h2,h3,button,summary,legend,th)')]
    return named
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.height > 0 && box.top + scrollY >= top && box.bottom + scrollY <= bottom && element.checkVisibility()
      })
      .map((element) => {
        const copy = element.cloneNode(true)
        if (copy instanceof Element) for (const inner of copy.querySelectorAll('.visually-hidden')) inner.remove()
        return copy.textContent ?? ''
      })
  }, frame)

/** From the top of the page, or from a card, down to what a picture may hold. */
async function frameOf(page: Page, from: string | null) {
  return page.evaluate(
    ({ title, most }) => {
      const main = document.querySelector('main')
      const card = [...document.querySelectorAll('main section')].find(
        (one) => one.querySelector('h2')?.textContent === title,
      )
      const box = (card ?? main)?.getBoundingClientRect()
      const whole = main?.getBoundingClientRect()
      if (!box || !whole) throw new Error('a page without main')
      const top = Math.max(0, box.top + scrollY - (card ? 12 : 0))
      const last = main?.lastElementChild?.getBoundingClientRect()
      return {
        ...{ left: whole.left, width: whole.width, top },
        bottom: Math.min(top + most, (last?.bottom ?? whole.bottom) + scrollY + 16),
      }
    },
    { title: from, most: tallest },
  )
}

const notes = readPictureNotes()

/** Keeps a picture as WebP, a quarter of its PNG; the browser itself encodes it. */
async function keepPicture(
  page: Page,
  key: string,
  frame: Awaited<ReturnType<typeof frameOf>>,
  names: readonly string[],
) {
  const clip = { x: frame.left, y: frame.top, width: frame.width, height: frame.bottom - frame.top }
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' })
  const blank = await page.context().newPage()
  const webp = await blank.evaluate(
    async (source) => {
      const picture = new Image()
      picture.src = source
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      return { data: canvas.toDataURL('image/webp', 0.72), width: picture.width, height: picture.height }
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await blank.close()
  const bytes = Buffer.from(webp.data.split(',')[1] ?? '', 'base64')
  fs.mkdirSync(picturesFolder, { recursive: true })
  fs.writeFileSync(path.join(picturesFolder, pictureName(key)), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  notes[key] = { width: webp.width, height: webp.height, sha256, shows: [...names] }
}

async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator('main summary').filter({ hasText: summary }).first().click()
}

async function expectPicture(page: Page, { key, sight }: Chapter): Promise<void> {
  await comeToLife(page)
  if (sight.unfold) await unfold(page, sight.unfold)
  await page.evaluate(() => document.fonts.ready)
  const frame = await frameOf(page, sight.from)
  const names = pictureNames(await namesInFrame(page, frame), sources)
  expect(names.length, `${key} : une image qui montre quelque chose`).toBeGreaterThan(0)
  if (isWriting) return keepPicture(page, key, frame, names)
  expect(staleNames(notes[key]?.shows ?? [], sources), `${key} : l’image est à refaire (TRAME_PICTURES=write)`).toEqual(
    [],
  )
}

test.describe('Chaque chapitre des guides dit vrai', () => {
  for (const chapter of chapters)
    test(`${chapter.key} : « ${chapter.title} »`, async ({ guideSite }) => {
      const { sight } = chapter
      const page = await guideSite.pageOf(sight.person)
      const shown: string[] = []
      // A title of its own page is a name too.
      const missing = () => missingNames(namesToSee(namesOf(chapter), journeysOf(sight)), shown)
      for (const [index, route] of sight.routes.entries()) {
        const address = guideSite.addressOf(sight, route)
        const isPictured = index === 0 && chapter.alt !== null
        const answer = await (isPictured ? page.goto(address) : page.request.get(address))
        expect(answer?.status(), `${route}, ouverte par ${sight.person ?? 'personne'}`).toBe(200)
        if (isPictured) await expectPicture(page, chapter)
        shown.push(...(await namesOnPage(page, isPictured ? undefined : await answer?.text())))
      }
      // What only a browser draws is looked for where it is drawn.
      for (const route of sight.routes) {
        if (missing().length === 0) break
        await page.goto(guideSite.addressOf(sight, route))
        if ((await page.locator('script[src]').count()) > 0) await comeToLife(page)
        shown.push(...(await namesOnPage(page)))
      }
      expect(missing(), `${chapter.key} nomme ce que ses pages ne montrent pas`).toEqual([])
    })

  test.afterAll(() => {
    if (!isWriting) return
    const made = Object.entries({ ...readPictureNotes(), ...notes }).filter(([key]) => chapterKeys.includes(key))
    const sorted = Object.fromEntries(made.sort(([one], [other]) => one.localeCompare(other)))
    fs.writeFileSync(picturesFile, `${JSON.stringify(sorted, null, 2)}\n`)
  })
})

test('les images gardées sont celles qui ont été notées', () => {
  test.skip(isWriting, 'elles viennent d’être faites')
  for (const { key } of chapters.filter(({ alt }) => alt !== null)) {
    const bytes = fs.readFileSync(path.join(picturesFolder, pictureName(key)))
    expect(createHash('sha256').update(bytes).digest('hex'), key).toBe(notes[key]?.sha256)
  }
})

test('de n’importe quelle page, « Aide » mène au chapitre, la recherche répond, et l’on revient', async ({
  page,
  enterAs,
}) => {
  await enterAs(/Claire/)
  await page.goto('/campagnes')
  await page.getByRole('link', { name: 'Aide', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Une campagne sur plusieurs CTG à la fois')
  await expectAccessible(page, 'chapitre', { isDrawn: true })
  await expect(page.getByRole('link', { name: 'Revenir à la page' })).toHaveAttribute('href', '/campagnes')
  await page.getByRole('link', { name: 'Toute l’aide' }).click()
  await page.getByRole('searchbox', { name: 'Que voulez-vous faire ?' }).fill('comment inviter')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText(/réponses? pour/)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inviter les personnes, donner les rôles')
})
