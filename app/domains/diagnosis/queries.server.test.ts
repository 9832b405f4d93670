import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { createIssue } from './commands/create-issue.server.ts'
import { givePosition } from './commands/give-position.server.ts'
import { proposeFinding } from './commands/propose-finding.server.ts'
import { writeReading } from './commands/write-reading.server.ts'
import { getFindingEdit, getFindingPage, getProposalPage } from './finding-queries.server.ts'
import { getIssuePage } from './issue-queries.server.ts'
import { getObjectivesPage } from './objective-queries.server.ts'
import { pageLabels } from './page-labels.fr.ts'
import { PositionsCard } from './pages/finding-positions.tsx'
import { FindingsCard } from './pages/findings-card.tsx'
import { getIndicatorTable } from './portrait-queries.server.ts'
import { getCommunesPage, getDiagnosisForDocument, getOverviewPage, getThemePage } from './queries.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
  await loadFigures(given.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

async function givenDiagnosis() {
  const ctg = await givenCtg(db())
  const { ctgId, early, as, actors } = ctg
  await db().insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
  const theme = { ctgId, themeId: early.id }
  await writeReading(as(actors.cafCoordinator), { ...theme, text: 'Quinze places de moins.' })
  const { findingId } = await proposeFinding(as(actors.townCoordinator), {
    ...theme,
    kind: 'opportunity',
    title: 'Un quart de naissances en moins',
    indicatorIds: 'births',
    year: 2020,
  })
  await givePosition(as(actors.cafCoordinator), {
    ctgId,
    findingId,
    position: 'reservation',
    reservation: 'À lire avec les arrivées.',
  })
  const { issueId } = await createIssue(as(actors.earlyOfficer), { ...theme, title: 'Un enjeu', findingIds: findingId })
  return { ...ctg, theme, findingId, issueId }
}

const shown = (element: ReactElement) =>
  renderToStaticMarkup(createElement(RouterProvider, { router: createMemoryRouter([{ path: '/', element }]) }))

const end = (ctgId: string) =>
  db().updateTable('ctg').set({ starts_on: '2020-01-01', ends_on: '2020-12-31' }).where('id', '=', ctgId).execute()

test('the file of an indicator is named in the words of people, its territory included', async () => {
  const { ctgId, as, actors } = await givenDiagnosis()
  const { table, fileName } = await getIndicatorTable(as(actors.reader), { ctgId, indicatorId: 'births' })
  expect(fileName).toBe('naissances-domiciliees-gennevilliers')
  expect(table.rows.length).toBeGreaterThan(10)
})

describe('the page of a theme', () => {
  test('holds figures, readings side by side, findings with positions, issues, and what one may do', async () => {
    const { theme, findingId, issueId, caf, town, as, actors } = await givenDiagnosis()
    const page = await getThemePage(as(actors.townCoordinator), theme)
    expect(page.figures?.indicators.length).toBeGreaterThan(5)
    expect(page.readings.map(({ party, text, mayWrite, mayAsk }) => [party.id, text, mayWrite, mayAsk])).toEqual([
      [caf.id, 'Quinze places de moins.', false, true],
      [town.id, '', true, true],
    ])
    expect(page.findings).toMatchObject([
      { id: findingId, figureCount: 1, testimonyCount: 0, positions: [{ partyId: caf.id, position: 'reservation' }] },
    ])
    expect(page.issues).toMatchObject([{ id: issueId, objectives: [] }])
    expect((await getThemePage(as(actors.reader), theme)).may).toEqual({
      writeChapter: false,
      addTestimony: false,
      proposeFinding: false,
      contestDraft: false,
      givePosition: false,
      writeIssue: false,
    })
  })
  test('of a perimeter in two départements stands in the one where most of its inhabitants live, and shows all its communes', async () => {
    const { ctgId, early, as, actors } = await givenCtg(db())
    const codes = ['92036', '92004', '95018']
    await db()
      .insertInto('ctg_perimeter')
      .values(codes.map((territory_code) => ({ ctg_id: ctgId, territory_code })))
      .execute()
    const page = await getThemePage(as(actors.townCoordinator), { ctgId, themeId: early.id })
    expect(page.lead).toContain('Hauts-de-Seine')
    expect(page.mayCross).toBe(true)
    expect(page.figures?.indicators.some(({ isPlaced }) => isPlaced)).toBe(true)
    const { communes } = await getCommunesPage(as(actors.townCoordinator), { ctgId, themeId: early.id, page: 1 })
    const [first] = communes?.figures.indicators ?? []
    const seen = [...(first?.dots ?? []), ...(first?.missingDots ?? [])].map(({ code }) => code)
    expect(codes.filter((code) => !seen.includes(code))).toEqual([])
  })
  test('is not found for a stranger, nor with the theme of another CTG', async () => {
    const { ctgId, theme, as, actors } = await givenDiagnosis()
    const other = await givenDiagnosis()
    await expect(getThemePage(as(actors.stranger), theme)).rejects.toThrow('not-found')
    await expect(getThemePage(as(actors.townCoordinator), { ctgId, themeId: other.early.id })).rejects.toThrow(
      'not-found',
    )
    await expect(getFindingPage(as(actors.townCoordinator), { ctgId, findingId: other.findingId })).rejects.toThrow(
      'not-found',
    )
    await expect(getIssuePage(as(actors.townCoordinator), { ctgId, issueId: other.issueId })).rejects.toThrow(
      'not-found',
    )
    await expect(getObjectivesPage(as(actors.stranger), ctgId)).rejects.toThrow('not-found')
  })
})

describe('a finding', () => {
  test('shows the reading it keeps and the newer one beside', async () => {
    const { ctgId, findingId, issueId, as, actors } = await givenDiagnosis()
    const page = await getFindingPage(as(actors.reader), { ctgId, findingId })
    expect(page.figures).toMatchObject([{ year: 2020, newer: { year: 2023, reading: { kind: 'value', value: 640 } } }])
    expect(page.issues).toMatchObject([{ id: issueId }])
    expect(page.history.map(({ action }) => action)).toEqual(['finding.reservation', 'finding.proposed'])
    expect(page.may).toEqual({ givePosition: false, update: false, withdraw: false, writeIssue: false })
  })
  test('is proposed among the figures of its theme, and corrected with those it has', async () => {
    const { ctgId, theme, findingId, as, actors } = await givenDiagnosis()
    const proposal = await getProposalPage(as(actors.contributor), theme)
    expect(proposal.indicators.map(({ indicator }) => indicator.id)).toContain('childcare-places')
    await expect(getProposalPage(as(actors.reader), theme)).rejects.toThrow('forbidden')
    const edit = await getFindingEdit(as(actors.townCoordinator), { ctgId, findingId })
    expect(edit.chosen.figures.map(({ indicatorId }) => indicatorId)).toEqual(['births'])
    await expect(getFindingEdit(as(actors.housingOfficer), { ctgId, findingId })).rejects.toThrow('forbidden')
  })
})

test('the overview and the document agree', async () => {
  const { ctgId, early, housing, as, actors } = await givenDiagnosis()
  const overview = await getOverviewPage(as(actors.reader), ctgId)
  expect(
    overview.themes.map(({ id, findings, findingsAwaitingPosition }) => [id, findings, findingsAwaitingPosition]),
  ).toEqual([
    [early.id, 1, 1],
    [housing.id, 0, 0],
  ])
  const { themes } = await getDiagnosisForDocument(db(), ctgId)
  expect(themes.map(({ theme, readings, findings }) => [theme.id, readings.length, findings.length])).toEqual([
    [early.id, 1, 1],
    [housing.id, 0, 0],
  ])
})

describe('once the convention has ended', () => {
  test('nothing is awaited on any page, and a position may still be given', async () => {
    const { ctgId, theme, findingId, as, actors } = await givenDiagnosis()
    const asTown = as(actors.townCoordinator)
    const linesOf = async () => shown(createElement(FindingsCard, await getThemePage(asTown, theme)))
    const awaitedPosition = new RegExp(`${pageLabels.findings.positionAwaited}|#position`)
    expect(await linesOf()).toMatch(awaitedPosition)
    expect(await getFindingPage(asTown, { ctgId, findingId })).toMatchObject({ isOver: false })
    await end(ctgId)
    const overview = await getOverviewPage(asTown, ctgId)
    expect(overview.awaited).toEqual([])
    const counts = overview.themes.map((one) => one.readingsAwaited + one.findingsAwaitingPosition + one.issuesToDebate)
    expect(counts).toEqual([0, 0])
    expect(await linesOf()).not.toMatch(awaitedPosition)
    const page = await getFindingPage(asTown, { ctgId, findingId })
    expect(page).toMatchObject({ isOver: true, may: { givePosition: true } })
    const card = shown(createElement(PositionsCard, { ...page, finding: { ...page.finding, positions: [] } }))
    expect(card).toContain('Aucune position n’a été donnée.')
    expect(card).not.toContain('position attendue')
    expect(card).toMatch(/<details(?![^>]* open)/)
  })
  test('an empty diagnosis is begun by who may write, while it runs', async () => {
    const { ctgId, early, housing, as, actors } = await givenCtg(db())
    const beginsBy = async (actor: keyof typeof actors) => (await getOverviewPage(as(actors[actor]), ctgId)).beginBy?.id
    expect(await beginsBy('townCoordinator')).toBe(early.id)
    expect(await beginsBy('housingOfficer')).toBe(housing.id)
    expect(await beginsBy('reader')).toBeUndefined()
    await end(ctgId)
    expect(await beginsBy('townCoordinator')).toBeUndefined()
  })
})
