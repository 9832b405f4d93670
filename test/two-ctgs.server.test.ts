/**
 * The two test CTGs walk every page that a member reads: each answers, in French, with the names of its parties whole, the article
 * and the titles of each, and never « Ville » where no party is one. The printed convention is read too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTaskList } from '#app/http/jobs.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { newTestDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { pdfText } from './pdf-text.ts'
import { fillAddress, type RouteRow, routeTable } from './route-table.ts'
import {
  departmentName,
  givenDepartmentCtg,
  givenGroupingCtg,
  groupingName,
  msaName,
  type TestCtg,
} from './two-ctgs.server.ts'
import { evaluateAndPublish } from './two-ctgs-evaluated.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  // Its own: pages name whoever administers the instance, whom other tests made.
  given.db = (await newTestDatabase()).db
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': '’',
}

/** What is read on a page: its words, what its fields hold, without what it is made of. */
function wordsOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  return (
    main
      .replace(/<(script|style|datalist|template)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<input(?=[^>]* type="(?:text|search)")[^>]* value="([^"]*)"[^>]*>/g, ' $1 ')
      // What ends a cell or a line ends a sentence too.
      .replace(/<\/(?:td|th|p|li|div|h\d|dt|dd|label|option|button|legend|summary|a)>/g, ' · ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
      .replace(/\s+/g, ' ')
  )
}

/** What no person should read, each with its name. */
const faults: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['undefined', /\bundefined\b|\bNaN\b|\[object|\bnull\b/],
  ['a raw code', /\b(?:not|in|to|no|own|action|linked|working|operational|cooperation|date)-[a-z]+\b(?!’)/],
  [
    'English',
    /\b(?:the|and|with|draft|frozen|signed|awaited|missing|unknown|status|signatory|authority|partner|done|dropped|proposed|shared|error)\b/,
  ],
  [
    'a wrong article',
    /\b(?:la|une|de la|par la) (?:Département|Conseil|Syndicat)|\b(?:le|du|un) (?:Communauté|Caisse|Mutualité|Caf|MSA|CC)\b|\bde (?:Département|Communauté de|Caf|Mutualité|Caisse|CC)\b|\bpar (?:Département|Communauté de|Caf|Mutualité|Caisse)\b/,
  ],
  ['a word twice', /(?<![-’\w])(?:la la|le le|de de|du du|par par)\b/i],
  ['a town where none is a party', /(?<![-\wÀ-ÿ])Ville\b(?!-|s\b)/],
  ['a name cut', /(?:Pays de la Navette|Département des|Mutualité sociale|Communauté de communes)[^.]{0,60}…/],
]

const faultsIn = (words: string): readonly string[] =>
  faults.flatMap(([name, pattern]) => {
    const found = pattern.exec(words)
    return found ? [`${name}: « ${words.slice(Math.max(0, found.index - 60), found.index + 60)} »`] : []
  })

/** One of each thing of the CTG, by its name in the addresses. */
async function idsOf({
  ctgId,
  authorityPartyId,
  conventionVersionId,
}: TestCtg): Promise<Readonly<Record<string, string>>> {
  const first = async (
    table: 'theme' | 'finding' | 'issue' | 'objective' | 'action' | 'meeting' | 'decision' | 'convention_article',
  ) => (await db().selectFrom(table).select('id').where('ctg_id', '=', ctgId).limit(1).executeTakeFirst())?.id ?? ''
  const copil = await db()
    .selectFrom('body')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'copil')
    .executeTakeFirstOrThrow()
  return {
    ...{ ctgId, partyId: authorityPartyId, conventionVersionId, bodyId: copil.id, indicatorId: 'births' },
    ...{ themeId: await first('theme'), findingId: await first('finding'), issueId: await first('issue') },
    ...{ objectiveId: await first('objective'), actionId: await first('action'), meetingId: await first('meeting') },
    ...{ decisionId: await first('decision'), articleId: await first('convention_article') },
  }
}

/** Pages of a CTG of which every id is known; files apart. */
const pagesOf = (ids: Readonly<Record<string, string>>): readonly RouteRow[] =>
  Object.values(routeTable).filter(
    ({ address, kind }) =>
      kind === undefined &&
      address.startsWith('/ctg/:ctgId') &&
      [...address.matchAll(/:(\w+)/g)].every(([, name = '']) => ids[name]),
  )

/** @param start of the addresses walked, under the CTG */
async function walk(ctg: TestCtg, start: RegExp, more: Readonly<Record<string, string>>) {
  const ids = { ...(await idsOf(ctg)), ...more }
  const { actor } = await ctg.as(ctg.cafPerson, '2026-09-01')
  const cookie = await app().signIn(actor)
  const pages = new Map<string, string>()
  const refused: string[] = []
  // A hundred pages, one after the other as a person reads them.
  for (const { address } of pagesOf(ids)) {
    if (!start.test(address.replace('/ctg/:ctgId', ''))) continue
    const answer = await app().get(fillAddress(address, ids), cookie)
    if (answer.status !== 200) refused.push(`${answer.status} ${address}`)
    pages.set(address, wordsOf(await answer.text()))
  }
  return { ids, pages, refused }
}

async function printedConvention({ ctgId, conventionVersionId, cafPerson, as }: TestCtg): Promise<string> {
  const task = createTaskList(app().instance)['make-convention-pdf']
  if (typeof task !== 'function') throw new Error('no task make-convention-pdf')
  await Reflect.apply(task, undefined, [{ ctgId, conventionVersionId }])
  const { actor } = await as(cafPerson, '2026-09-01')
  const address = `/ctg/${ctgId}/convention/versions/${conventionVersionId}/convention.pdf`
  const answer = await app().get(address, await app().signIn(actor))
  expect(answer.status).toBe(200)
  return pdfText(new Uint8Array(await answer.arrayBuffer()))
}

const cases = [
  {
    name: 'Caf × département',
    make: givenDepartmentCtg,
    address: 'hauts-de-seine',
    start: /^/,
    whole: [departmentName],
    titles: ['président du conseil départemental'],
    powers: ['Protection maternelle et infantile'],
    withArticle: 'le Département des Hauts-de-Seine',
    communes: 36,
  },
  {
    name: 'Caf × communauté de communes × douze communes × MSA, dix-huit signataires',
    make: (database: Database) => givenGroupingCtg(database, 18),
    address: 'pays-de-la-navette',
    // What depends on its parties: the rest is walked by the other.
    start:
      /^(?:$|\/(?:convention|membres|instances|renouvellement|bilan|reconduction|decisions|constats|elu|cadrage|annuaire|evaluation|ateliers|page-publique|avis))/,
    whole: [groupingName, msaName, 'Caisse primaire d’assurance maladie du Cher'],
    titles: ['président de la communauté de communes', 'maire'],
    powers: ['Accueil du jeune enfant'],
    withArticle: `la ${groupingName}`,
    communes: 12,
  },
]

/** As a reader hears it: where the layout breaks a word or a name is nothing to it. */
const bare = (words: string): string => words.replace(/[-\s]+/g, '')

describe.each(cases)('$name', ({ make, address, start, whole, titles, powers, withArticle, communes }) => {
  const made: { ctg?: TestCtg; more?: Awaited<ReturnType<typeof evaluateAndPublish>> } = {}
  const ctg = () => made.ctg ?? expect.unreachable('no CTG')
  const more = () => made.more ?? expect.unreachable('not evaluated')
  beforeAll(async () => {
    made.ctg = await make(db())
    made.more = await evaluateAndPublish(made.ctg, address)
  })

  test('every page answers, in French, with the right names', async () => {
    const { pages, refused } = await walk(ctg(), start, more())
    expect(refused).toEqual([])
    const told = [...pages].flatMap(([address, words]) => faultsIn(words).map((fault) => `${address} ${fault}`))
    expect(told).toEqual([])
    const at = (address: string) => pages.get(`/ctg/:ctgId${address}`) ?? ''
    for (const name of whole) {
      expect(at('/membres')).toContain(name)
      expect(at('/convention')).toContain(name)
    }
    expect(at('/convention/signataires/:partyId')).toContain(whole[0])
    expect(at('/membres/cadre')).toContain(`${communes} communes`)
    for (const title of titles) expect(at('/membres')).toContain(title)
    for (const power of powers) expect(at('/membres/themes')).toContain(power)
    // The copil seats who governs each party.
    expect(at('/instances/:bodyId')).toContain(whole[0])
    expect(at('/renouvellement')).toContain('2031-2035')
  })

  test('its evaluation says who judged, and its workshop what the room said', async () => {
    const { pages } = await walk(ctg(), /^\/(?:evaluation|ateliers)/, more())
    const evaluated = [...pages.keys()].filter((one) => one.includes('/evaluation/'))
    expect(evaluated.length).toBeGreaterThanOrEqual(7)
    const question = pages.get('/ctg/:ctgId/evaluation/questions/:questionId') ?? ''
    for (const words of ['Douze places sur vingt sont ouvertes', 'Tous les avis', whole[0]])
      expect(question).toContain(words)
    expect(pages.get('/ctg/:ctgId/ateliers/:workshopId')).toContain('Le soir, rien n’est ouvert')
  })

  test('its public page and all that hangs on it answer without a session, with the right names', async () => {
    const told: string[] = []
    const { address: at, actionNumber } = more()
    for (const part of [
      '',
      '/actions',
      `/actions/${actionNumber}`,
      '/encart',
      '/donnees',
      '/mentions-legales',
      '/vie-privee',
    ]) {
      const answer = await app().get(`/t/${at}${part}`)
      const html = await answer.text()
      const words = wordsOf(html.includes('<main') ? html : `<main>${html}</main>`)
      told.push(
        ...[
          answer.status === 200 ? [] : [`${answer.status} ${part}`],
          faultsIn(words).map((fault) => `${part} ${fault}`),
        ].flat(),
      )
      if (part === '') expect(html).toContain(whole[0])
    }
    for (const file of ['/fil.atom', '/donnees/plan.csv', '/donnees/plan.json', '/donnees/catalogue.jsonld']) {
      const { status } = await app().get(`/t/${at}${file}`)
      if (status !== 200) told.push(`${status} ${file}`)
    }
    expect(told).toEqual([])
  })

  test('its line stands in the portfolio of who follows it, and in each of its pages', async () => {
    const { actor } = await ctg().as(ctg().cafPerson, '2026-09-01')
    const cookie = await app().signIn(actor)
    const told: string[] = []
    for (const url of [
      '/',
      '/couverture',
      '/comparer',
      '/renouvellements',
      '/campagnes',
      '/campagnes/nouvelle',
      '/bibliotheque',
    ]) {
      const answer = await app().get(url, cookie)
      const words = wordsOf(await answer.text())
      told.push(
        ...[
          answer.status === 200 ? [] : [`${answer.status} ${url}`],
          faultsIn(words).map((fault) => `${url} ${fault}`),
        ].flat(),
      )
      if (url === '/' || url === '/renouvellements') expect(words).toContain('2026-2030')
    }
    expect((await app().get('/portefeuille/export', cookie)).status).toBe(200)
    expect(told).toEqual([])
  })

  test('the printed convention names its parties whole, with their article, their representative and their powers', async () => {
    const words = await printedConvention(ctg())
    for (const name of [...whole, ...titles, ...powers, withArticle]) expect(bare(words)).toContain(bare(name))
    expect(faultsIn(words)).toEqual([])
  })
})
