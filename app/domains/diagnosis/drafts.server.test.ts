import { beforeAll, describe, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { getIssuesBoardPage } from './board-queries.server.ts'
import { contestDraft } from './commands/contest-draft.server.ts'
import { dismissDraft } from './commands/dismiss-draft.server.ts'
import { givePosition } from './commands/give-position.server.ts'
import { keepDraft } from './commands/keep-draft.server.ts'
import { mergeDraft } from './commands/merge-draft.server.ts'
import { proposeFinding } from './commands/propose-finding.server.ts'
import { restoreDraft } from './commands/restore-draft.server.ts'
import { getFindingPage, getProposalPage } from './finding-queries.server.ts'
import { getCommunesPage, getOverviewPage, getThemePage } from './queries.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
  await loadFigures(given.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

/** A CTG of Gennevilliers, with what Trame first proposes on « Petite enfance ». */
async function givenDrafts() {
  const ctg = await givenCtg(db())
  await db().insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  const theme = { ctgId: ctg.ctgId, themeId: ctg.early.id }
  const [first, second] = (await pageOf(ctg)).drafts?.open ?? []
  if (!first || !second) return expect.unreachable('no draft')
  return { ...ctg, theme, first: { ...theme, key: first.key }, second: { ...theme, key: second.key }, said: first }
}
const pageOf = ({ ctgId, early, as, actors }: CtgFixture) =>
  getThemePage(as(actors.townCoordinator), { ctgId, themeId: early.id })
const openKeys = async (ctg: CtgFixture) => (await pageOf(ctg)).drafts?.open.map(({ key }) => key)

const countOf = async (ctgId: string, table: 'finding' | 'draft_outcome' | 'audit_entry') => {
  const { count } = await db()
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('ctg_id', '=', ctgId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

describe('what Trame proposes', () => {
  test('says both readings and the births, to those who may answer', async () => {
    const { said, ctgId, early, as, actors } = await givenDrafts()
    expect(said.question).toBe(
      'Places d’accueil pour 100 enfants de moins de 3 ans : 57,4, soit 14,7 de moins que le département, mais autant que la région, et 26\u00a0% de naissances en moins depuis 2017. Lequel de ces repères fonde la cible ?',
    )
    expect((await getThemePage(as(actors.reader), { ctgId, themeId: early.id })).drafts).toBeNull()
  })
  test('unfolds the one that is answered, the first otherwise: the others are their question', async () => {
    const { as, actors, theme, first, second } = await givenDrafts()
    const unfolded = async (answered?: string) => {
      const { drafts } = await getThemePage(as(actors.townCoordinator), { ...theme, answered })
      return drafts?.open.flatMap(({ key, unfolded: answers }) => (answers ? [[key, answers.support !== '']] : []))
    }
    expect(await unfolded()).toEqual([[first.key, true]])
    expect(await unfolded(second.key)).toEqual([[second.key, true]])
    expect(await unfolded('gone')).toEqual([[first.key, true]])
  })
  test('is said no more once the convention has ended, and nothing else of the diagnosis is asked for', async () => {
    const { ctgId, as, actors, theme } = await givenDrafts()
    await proposeFinding(as(actors.townCoordinator), {
      ...{ ...theme, kind: 'opportunity' as const, title: 'Un quart de naissances en moins' },
      ...{ indicatorIds: 'births', year: 2020 },
    })
    const asked = async () => {
      const context = as(actors.townCoordinator)
      const page = await getThemePage(context, theme)
      const board = await getIssuesBoardPage(context, ctgId, {})
      return {
        ...{ drafts: page.drafts !== null, readings: page.readings.some(({ mayAsk }) => mayAsk) },
        positions: (await getOverviewPage(context, ctgId)).awaited.length > 0,
        scores: board.mayScore,
        board: board.mayProposeRanks || board.themesToWrite.length > 0,
      }
    }
    expect(await asked()).toEqual({ drafts: true, readings: true, positions: true, scores: true, board: true })
    await db()
      .updateTable('ctg')
      .set({ starts_on: '2017-01-01', ends_on: '2020-12-31' })
      .where('id', '=', ctgId)
      .execute()
    expect(await asked()).toEqual({ drafts: false, readings: false, positions: false, scores: false, board: false })
  })
  test('stands under figures whose definitions have a page of their own', async () => {
    const { as, actors, theme } = await givenDrafts()
    const shown = (await getThemePage(as(actors.reader), theme)).figures?.indicators ?? []
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter(({ indicator }) => 'definition' in indicator)).toEqual([])
    const { defined, communes } = await getCommunesPage(as(actors.reader), { ...theme, page: 1 })
    expect(defined.map(({ id }) => id)).toEqual(shown.map(({ indicator }) => indicator.id))
    expect(defined.every(({ definition }) => definition !== '')).toBe(true)
    expect(communes?.figures.indicators.length).toBeGreaterThan(5)
  })
  test('is kept as a finding of the party, its figures frozen, and says where it comes from', async () => {
    const ctg = await givenDrafts()
    const { ctgId, as, actors, first, said } = ctg
    const { findingId } = await keepDraft(as(actors.townCoordinator), first)
    const page = await getFindingPage(as(actors.cafCoordinator), { ctgId, findingId })
    expect(page.finding).toMatchObject({
      title: said.title,
      text: said.unfolded?.support,
      kind: 'weakness',
      status: 'proposed',
    })
    expect(page.figures.map(({ frozen, year }) => [frozen.indicatorId, year, frozen.rank?.rank])).toEqual([
      ['childcare-places', 2023, 30],
      ['births', 2023, undefined],
    ])
    expect(page.origins).toMatchObject([{ outcome: 'kept', question: said.question }])
    expect(await openKeys(ctg)).not.toContain(first.key)
    await expect(keepDraft(as(actors.cafCoordinator), first)).rejects.toThrow('conflict: diagnosis.draft-gone')
    expect(await countOf(ctgId, 'finding')).toBe(1)
  })
  test('is corrected in the words of who proposes it', async () => {
    const ctg = await givenDrafts()
    const { ctgId, theme, as, actors, first } = ctg
    const form = await getProposalPage(as(actors.townCoordinator), { ...theme, draftKey: first.key })
    expect(form.draft?.readings.map(({ indicatorId }) => indicatorId)).toEqual(['childcare-places', 'births'])
    const { findingId } = await proposeFinding(as(actors.townCoordinator), {
      ...{ ...theme, kind: 'weakness', title: 'Quinze places manquent', text: '', draftKey: first.key },
      indicatorIds: ['childcare-places'],
    })
    const page = await getFindingPage(as(actors.townCoordinator), { ctgId, findingId })
    expect(page.origins).toMatchObject([{ outcome: 'amended' }])
    expect(await openKeys(ctg)).not.toContain(first.key)
  })
  test('is contested: a finding with the disagreement of the party, which the other one is asked about', async () => {
    const ctg = await givenDrafts()
    const { ctgId, caf, as, actors, first } = ctg
    const reason = 'La région est le bon repère.'
    const { findingId } = await contestDraft(as(actors.cafCoordinator), { ...first, reason })
    const { finding } = await getFindingPage(as(actors.townCoordinator), { ctgId, findingId })
    expect(finding.positions).toMatchObject([{ partyId: caf.id, position: 'disagreement', reservation: reason }])
    await expect(contestDraft(as(actors.contributor), { ...ctg.second, reason })).rejects.toThrow('forbidden')
  })
  test('has its nature said by who keeps or contests it, where its figures do not', async () => {
    const { ctgId, theme, as, actors } = await givenDrafts()
    const births = { ...theme, key: 'trend.1|births@92036@2017=864|births@92036@2023=640' }
    const unsaid = { message: 'invalid: diagnosis.draft-nature', fields: { kind: expect.stringMatching(/atout/) } }
    await expect(keepDraft(as(actors.townCoordinator), births)).rejects.toMatchObject(unsaid)
    const reason = 'Les naissances remontent.'
    await expect(contestDraft(as(actors.townCoordinator), { ...births, reason })).rejects.toMatchObject(unsaid)
    expect(await countOf(ctgId, 'finding')).toBe(0)
    const { findingId } = await contestDraft(as(actors.townCoordinator), { ...births, kind: 'threat', reason })
    expect((await getFindingPage(as(actors.cafCoordinator), { ctgId, findingId })).finding.kind).toBe('threat')
  })
  test('joins a finding still proposed: positions are asked again', async () => {
    const ctg = await givenDrafts()
    const { ctgId, as, actors, first, second } = ctg
    const { findingId } = await keepDraft(as(actors.townCoordinator), first)
    await givePosition(as(actors.cafCoordinator), { ctgId, findingId, position: 'agreement', partyId: null })
    await mergeDraft(as(actors.townCoordinator), { ...second, findingId })
    const page = await getFindingPage(as(actors.townCoordinator), { ctgId, findingId })
    expect(page.figures.map(({ frozen }) => frozen.indicatorId)).toContain('single-parent-poverty')
    expect(page.finding.positions).toEqual([])
    expect(page.finding.version).toBe(2)
    expect(page.origins.map(({ outcome }) => outcome)).toEqual(['kept', 'merged'])
  })
  test('is set aside with a reason, does not come back, and is taken back', async () => {
    const ctg = await givenDrafts()
    const { ctgId, as, actors, first } = ctg
    await expect(dismissDraft(as(actors.townCoordinator), { ...first, reason: ' ' })).rejects.toThrow()
    expect(await countOf(ctgId, 'draft_outcome')).toBe(0)
    const { outcomeId } = await dismissDraft(as(actors.townCoordinator), { ...first, reason: 'Déjà débattu.' })
    const { drafts } = await pageOf(ctg)
    expect(drafts?.open.map(({ key }) => key)).not.toContain(first.key)
    expect(drafts?.dismissed).toMatchObject([{ id: outcomeId, reason: 'Déjà débattu.' }])
    await restoreDraft(as(actors.cafCoordinator), { ctgId, outcomeId })
    expect(await openKeys(ctg)).toContain(first.key)
  })
  test('is refused to a reader, and of figures that are not those: nothing is written', async () => {
    const { ctgId, as, actors, first } = await givenDrafts()
    const before = await countOf(ctgId, 'audit_entry')
    await expect(keepDraft(as(actors.reader), first)).rejects.toThrow('forbidden')
    const other = { ...first, key: first.key.replace('57.4', '57.5') }
    await expect(keepDraft(as(actors.townCoordinator), other)).rejects.toThrow('conflict: diagnosis.draft-gone')
    expect(await countOf(ctgId, 'finding')).toBe(0)
    expect(await countOf(ctgId, 'audit_entry')).toBe(before)
  })
})
