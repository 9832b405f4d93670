/** The portfolio on PostgreSQL: each count is that of the CTG's own pages; only one's CTGs; one campaign over several. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { planFacts } from '#app/domains/plan/facts.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { getSppePage } from '#app/domains/sppe/queries.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenLedActions } from '#test/campaign-fixture.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { getCampaignOfMany, getNewCampaignsPage } from './campaign-queries.server.ts'
import { chooseColumns } from './commands/choose-columns.server.ts'
import { launchCampaigns } from './commands/launch-campaigns.server.ts'
import { getComparePage } from './compare-queries.server.ts'
import { getCoverage } from './coverage-queries.server.ts'
import { getHandoverFile } from './handover-queries.server.ts'
import { usualSort } from './portfolio.ts'
import { getPortfolioExport, getPortfolioPage } from './queries.server.ts'
import { getRenewalsPage } from './renewal-queries.server.ts'

const db = await testDatabase()

const wholeFilter = { words: '', phase: undefined, signal: undefined }
const view = { filter: wholeFilter, sort: usualSort, page: 1 }

type FollowedCtg = { readonly actors: { readonly cafCoordinator: Actor; readonly reader: Actor } }

/** One person who follows all of these, as one adviser would. */
function follows(ctgs: readonly FollowedCtg[], role: keyof FollowedCtg['actors'] = 'cafCoordinator'): Context {
  const [first] = ctgs
  const actor = first?.actors[role] ?? expect.unreachable('no CTG')
  const memberships = ctgs.flatMap((ctg) => ctg.actors[role].memberships)
  return { db, at: testInstant, actor: { ...actor, memberships } }
}

test('each row says what the pages of its CTG say', async () => {
  const plans: Awaited<ReturnType<typeof givenRandomPlan>>[] = []
  for (const seed of [1, 2, 3]) plans.push(await givenRandomPlan(db, { actionCount: 40, seed }))
  await db
    .insertInto('coordination_post')
    .values(
      [0.5, 0.25, null].map((fte) => ({
        ...{ ctg_id: plans[0]?.ctgId ?? '', id: randomUUID(), title: 'Chargée de coopération', added_at: testInstant },
        full_time_equivalents: fte,
      })),
    )
    .execute()
  // The points of the schéma that public figures answer, in one commune and in several.
  for (const [index, codes] of [['92036'], ['92036', '92004'], []].entries()) {
    const { ctgId, early, caf } = plans[index] ?? expect.unreachable('three plans')
    if (codes.length > 0)
      await db
        .insertInto('ctg_perimeter')
        .values(codes.map((code) => ({ ctg_id: ctgId, territory_code: code })))
        .execute()
    await db
      .insertInto('finding')
      .values({
        ...{ ctg_id: ctgId, id: randomUUID(), number: 900, theme_id: early.id, kind: 'weakness', status: 'shared' },
        ...{ title: 'Des places manquent', proposed_by: 'Rose', proposed_by_party_id: caf.id, created_at: testInstant },
      })
      .execute()
  }
  const reached = (ctgId: string, kind: MilestoneKind, on: string) => ({
    ...{ ctg_id: ctgId, id: randomUUID(), kind, reached_on: on },
  })
  const [first = '', second = ''] = plans.map(({ ctgId }) => ctgId)
  await db
    .insertInto('milestone')
    .values([
      reached(first, 'framed', '2026-02-01'),
      reached(first, 'diagnosis-validated', '2026-03-01'),
      reached(first, 'priorities-validated', '2026-03-01'),
      reached(first, 'yearly-copil', '2026-09-01'),
    ])
    .execute()
  const evaluation = { ctg_id: second, kind: 'mid-term' as const, title: 'À mi-parcours', started_by: 'Rose' }
  await db
    .insertInto('evaluation')
    .values([
      { ...evaluation, id: randomUUID(), stage: 'judging', started_at: testInstant },
      { ...evaluation, id: randomUUID(), stage: 'collecting', started_at: testInstant },
    ])
    .execute()
  const context = follows(plans)
  const { rows, totals, followed } = await getPortfolioPage(context, view)
  expect(followed).toBe(3)
  for (const row of rows) {
    const dashboard = await getDashboard(context, row.id)
    const facts = planFacts(await listPlanActions(db, row.id, row.today))
    const sppe = await getSppePage(context, row.id)
    expect({
      ...{ total: row.total, done: row.done, late: row.late, silent: row.silent, copil: row.yearlyCopil },
      ...{ sppe: row.sppeAnswered, next: row.nextCopilOn },
    }).toEqual({
      ...{ total: dashboard.followup.total, done: facts.ofStatus('done'), late: dashboard.followup.counts.late },
      ...{ silent: dashboard.followup.counts.silent, copil: dashboard.milestones.yearlyCopil },
      ...{ sppe: sppe.counts.answered, next: dashboard.milestones.nextCopilOn },
    })
  }
  const stages = new Map(rows.map((row) => [row.id, [row.lastMilestone, row.isEvaluating]]))
  expect(plans.map(({ ctgId }) => stages.get(ctgId))).toEqual([
    ['priorities-validated', false],
    [null, true],
    [null, false],
  ])
  expect(totals.late).toBe(rows.reduce((sum, { late }) => sum + late, 0))
  expect(rows.find(({ id }) => id === plans[0]?.ctgId)?.posts).toEqual({ total: 0.75, unsaid: 1 })
  const exported = await getPortfolioExport(context, view)
  expect(exported.map(({ id, late }) => ({ id, late }))).toEqual(rows.map(({ id, late }) => ({ id, late })))
})

test('a restricted sheet is not counted for who may not see it, nor any CTG one is not a member of', async () => {
  const [mine, other] = [await givenPlan(db), await givenPlan(db)]
  await givenLedActions(db, mine, [{ leadName: 'Rose', leadEmail: '' }], 50)
  const [restricted] = await givenLedActions(db, mine, [{ leadName: 'Rose', leadEmail: '' }], 60)
  const before = await getPortfolioPage(follows([mine], 'reader'), view)
  await (await unguardedDatabase())
    .updateTable('action')
    .set({ is_restricted: true })
    .where('id', '=', restricted ?? '')
    .execute()
  const after = await getPortfolioPage(follows([mine], 'reader'), view)
  expect(after.rows[0]?.total).toBe((before.rows[0]?.total ?? 0) - 1)
  expect(after.rows.map(({ id }) => id)).toEqual([mine.ctgId])
  const compared = await getComparePage(follows([mine], 'reader'), 1)
  expect(compared.rows.map(({ id }) => id)).toEqual([mine.ctgId])
  expect(compared.rows[0]?.carriers?.actionCount).toBe(after.rows[0]?.total)
  expect(compared.rows[0]?.id).not.toBe(other.ctgId)
})

test('a commune under two CTGs is covered once, at the date asked', async () => {
  const ctgs = [await givenPlan(db), await givenPlan(db), await givenPlan(db)]
  const within = [['92036', '92004'], ['92004'], ['92012']]
  await db
    .insertInto('ctg_perimeter')
    .values(
      ctgs.flatMap(({ ctgId }, index) =>
        (within[index] ?? []).map((code) => ({ ctg_id: ctgId, territory_code: code })),
      ),
    )
    .execute()
  await db
    .updateTable('ctg')
    .set({ starts_on: '2027-01-01' })
    .where('id', '=', ctgs[2]?.ctgId ?? '')
    .execute()
  const context = follows(ctgs)
  const { shown, whole } = await getCoverage(context, { day: '2026-11-24' })
  const populationOf = (code: string) => shown?.communes.find((one) => one.code === code)?.population ?? 0
  expect(whole).toMatchObject({ communes: 2, inhabitants: populationOf('92036') + populationOf('92004'), overlaps: 1 })
  expect(shown?.communes.find(({ code }) => code === '92012')?.state).toBe('preparing')
  expect(shown?.communes).toHaveLength(36)
  expect((await getCoverage(context, { day: '2020-01-01' })).whole.communes).toBe(0)
  expect((await getCoverage(context, { day: '2027-06-01' })).whole.communes).toBe(3)
})

test('columns are kept for oneself alone', async () => {
  const plan = await givenPlan(db)
  await chooseColumns(follows([plan]), { columns: ['late', 'end'] })
  expect((await getPortfolioPage(follows([plan]), view)).columns).toEqual(['end', 'late'])
  expect((await getPortfolioPage(follows([plan], 'reader'), view)).columns).toContain('sppe')
})

describe('one campaign over several CTGs', () => {
  const campaign = {
    name: 'Point d’automne',
    closesOn: '2026-12-15',
    message: '',
    reminderEveryDays: '7',
    thanksAnswers: '',
  }
  const launch = { ...campaign, asked: 'under-way' as const, evenUnderWay: '' }

  async function givenThree() {
    const ctgs = [await givenPlan(db), await givenPlan(db), await givenPlan(db)]
    for (const ctg of ctgs.slice(0, 2))
      await givenLedActions(db, ctg, [{ leadName: 'Rose Tulle', leadEmail: `${randomUUID()}@exemple.fr` }], 50)
    await (await unguardedDatabase())
      .updateTable('action')
      .set({ status: 'abandoned' })
      .where('ctg_id', '=', ctgs[2]?.ctgId ?? '')
      .execute()
    return ctgs
  }
  const countCampaigns = async (ctgIds: readonly string[]) =>
    (
      await db
        .selectFrom('campaign')
        .select('id')
        .where('ctg_id', 'in', [...ctgIds])
        .execute()
    ).length

  test('is launched where somebody is to be asked; what became of each is told', async () => {
    const ctgs = await givenThree()
    const ids = ctgs.map(({ ctgId }) => ctgId)
    const context = follows(ctgs)
    const preview = await getNewCampaignsPage(context, { ctgIds: ids, asked: 'under-way' })
    const { portfolioCampaignId, launchedCount, refusedCount } = await launchCampaigns(context, {
      ...launch,
      ctgIds: ids,
    })
    expect({ launchedCount, refusedCount }).toEqual({ launchedCount: 2, refusedCount: 1 })
    const { lines } = await getCampaignOfMany(context, String(portfolioCampaignId))
    expect(lines.map(({ ctgId, outcome, asked: people }) => ({ ctgId, outcome, people })).toSorted(byId)).toEqual(
      preview.plans.map(({ id, outcome, people }) => ({ ctgId: id, outcome, people })).toSorted(byId),
    )
    expect(lines.find(({ ctgId }) => ctgId === ids[2])?.outcome).toBe('nobody-to-ask')
    // Once more: one already runs in two of them, and nobody is to be asked in the third.
    await expect(launchCampaigns(context, { ...launch, ctgIds: ids })).rejects.toThrow('portfolio.nothing-launched')
    expect(await countCampaigns(ids)).toBe(2)
    // Nor does one begin in a CTG that both coordinations archived, even where one is said to run already.
    await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', 'in', ids.slice(0, 2)).execute()
    const archived = await getNewCampaignsPage(context, { ctgIds: ids, asked: 'under-way' })
    expect(archived.plans.filter(({ outcome }) => outcome === 'archived')).toHaveLength(2)
    await expect(launchCampaigns(context, { ...launch, ctgIds: ids, evenUnderWay: 'on' })).rejects.toThrow(
      'portfolio.nothing-launched',
    )
    expect(await countCampaigns(ids)).toBe(2)
    // It is hers: nobody else reads it.
    await expect(getCampaignOfMany(follows(ctgs, 'reader'), String(portfolioCampaignId))).rejects.toThrow()
  })

  test('is refused whole to who coordinates none, to a stranger of one, and for a closing out of reach', async () => {
    const ctgs = await givenThree()
    const ids = ctgs.map(({ ctgId }) => ctgId)
    const stranger = await givenPlan(db)
    await expect(launchCampaigns(follows(ctgs, 'reader'), { ...launch, ctgIds: ids })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(launchCampaigns(follows(ctgs), { ...launch, ctgIds: [...ids, stranger.ctgId] })).rejects.toMatchObject(
      { kind: 'not-found' },
    )
    await expect(
      launchCampaigns(follows(ctgs), { ...launch, closesOn: '2028-01-01', ctgIds: ids }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    expect(await countCampaigns(ids)).toBe(0)
  })
})

const byId = (one: { readonly ctgId: string }, other: { readonly ctgId: string }) =>
  one.ctgId.localeCompare(other.ctgId)

test('renewals come by the day they end; the hand-over sheet says what stands, what is due and who is who', async () => {
  const ctgs = [await givenPlan(db), await givenPlan(db)]
  await db
    .updateTable('ctg')
    .set({ ends_on: '2027-03-31' })
    .where('id', '=', ctgs[1]?.ctgId ?? '')
    .execute()
  const { rows } = await getRenewalsPage(follows(ctgs), 1)
  expect(rows.map(({ id }) => id)).toEqual([ctgs[1]?.ctgId, ctgs[0]?.ctgId])
  expect(rows[0]?.marks).toEqual({ 18: '2025-09-30', 12: '2026-03-31', 6: '2026-09-30' })
  const { dossier } = await getHandoverFile(follows(ctgs), ctgs[1]?.ctgId ?? '')
  expect(dossier.sections.map(({ title }) => title)).toEqual([
    'Où en est la CTG',
    'Ce qui est dû',
    'Ce qui vient d’être décidé',
    'Qui est qui',
  ])
  expect(JSON.stringify(dossier)).toContain('La CTG finit le 31 mars 2027')
  expect(JSON.stringify(dossier)).toContain('coordinator Caf de test')
  // Who leaves is told from who takes over.
  expect(JSON.stringify(dossier)).not.toContain('coordination, jusqu’au')
  const [leaving] = follows([ctgs[1] ?? expect.unreachable()]).actor.memberships
  await db
    .updateTable('member')
    .set({ until: '2026-12-31' })
    .where('ctg_id', '=', ctgs[1]?.ctgId ?? '')
    .where('id', '=', leaving?.memberId ?? '')
    .execute()
  const handedOver = await getHandoverFile(follows(ctgs), ctgs[1]?.ctgId ?? '')
  expect(JSON.stringify(handedOver.dossier)).toContain('coordination, jusqu’au 31 décembre 2026')
  await expect(getHandoverFile(follows([ctgs[0] ?? expect.unreachable()]), ctgs[1]?.ctgId ?? '')).rejects.toMatchObject(
    {
      kind: 'not-found',
    },
  )
})
