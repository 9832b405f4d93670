import { beforeAll, describe, expect, test } from 'vitest'
import { sendBackReport } from '#app/domains/campaigns/commands/send-back-report.server.ts'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { addStep } from '#app/domains/plan/commands/add-step.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { givenLedAction, point } from '#test/report-fixture.server.ts'
import { acceptReport } from './commands/accept-report.server.ts'
import { getReportPage } from './queries.server.ts'

let db: Database
/** To look at what was written, by id alone. */
const written = await unguardedDatabase()
beforeAll(async () => {
  db = await testDatabase()
})

const action = (id: string) => written.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const reports = (ctgId: string) => db.selectFrom('progress_report').selectAll().where('ctg_id', '=', ctgId).execute()
const journal = (id: string) =>
  db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).orderBy('id').execute()
/** An adjustment as an answered report keeps it. */
const adjustment = (field: string, before: string | boolean, after: string | boolean) => ({
  field,
  before,
  after,
  precision: 'day',
  title: '',
  isTaken: true,
})

describe('a report that says everything', () => {
  const leaflet = { sha256: 'a'.repeat(64), name: 'plaquette.png', mediaType: 'image/png', sizeBytes: 2048 }
  const page = (fixture: PlanFixture, reportId: string) =>
    getReportPage(fixture.as(fixture.actors.cafCoordinator), { ctgId: fixture.ctgId, reportId })

  async function givenStep(fixture: PlanFixture, key: { ctgId: string; actionId: string }) {
    const { version } = await action(key.actionId)
    const input = { ...key, version, title: 'Ouvrir le second site', targetOn: '2027-01-15', targetPrecision: 'month' }
    const { partId: stepId } = await addStep(fixture.as(fixture.actors.cafCoordinator), {
      ...input,
      targetPrecision: 'month',
    })
    return stepId
  }
  const step = (id: string) =>
    written.selectFrom('action_step').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const body = (ctgId: string) =>
    db.selectFrom('body').select(['id', 'name']).where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()

  test('keeps period, gap, help, means, publics and files, in their order', async () => {
    const fixture = await givenPlan(db)
    const { measureId: _, ...key } = await givenLedAction(fixture)
    const copil = await body(fixture.ctgId)
    const input = point(key, {
      coversFrom: '2026-05-15',
      coversTo: '2026-06-15',
      delayMonths: '-2',
      helpBodyId: copil.id,
      publicsReached: 'Familles monoparentales',
      meansUsed: 'Deux agents',
      files: [JSON.stringify(leaflet), JSON.stringify({ ...leaflet, name: 'liste.pdf', mediaType: 'application/pdf' })],
      filesCaption: 'La plaquette',
    })
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), input)
    const { report, files } = await page(fixture, reportId)
    expect(report).toMatchObject({
      coversFrom: '2026-05-15',
      coversTo: '2026-06-15',
      delayMonths: -2,
      helpBodyName: copil.name,
      publicsReached: 'Familles monoparentales',
      meansUsed: 'Deux agents',
      adjustments: [],
    })
    expect(files).toMatchObject([
      { name: 'plaquette.png', mediaType: 'image/png', sizeBytes: 2048, caption: 'La plaquette' },
      { name: 'liste.pdf' },
    ])
  })

  test('some fields taken: the sheet has these only, the report says for ever what was and what was not', async () => {
    const fixture = await givenPlan(db)
    const key = await givenLedAction(fixture)
    const stepId = await givenStep(fixture, key)
    const input = point(key, {
      proposedEndsOn: '2028-01-31',
      proposedStepId: stepId,
      proposedStepOn: '2027-05-20',
      proposedLead: 'Ali Lin',
      proposedPartner: 'PMI',
    })
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), input)
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    const chosen = { ctgId: key.ctgId, reportId, isChosen: true, fields: ['step', 'leadName', 'partnersText'] }
    expect(await acceptReport(coordinator, chosen)).toEqual({ reportId, changedCount: 3 })
    // The account and the address of the former lead leave with his name.
    expect(await action(key.actionId)).toMatchObject({
      ends_on: '2027-09-01',
      lead_name: 'Ali Lin',
      lead_person_id: null,
      lead_email: '',
      partners_text: 'PMI',
    })
    expect(await step(stepId)).toMatchObject({ target_on: '2027-05-01', target_precision: 'month' })
    await written.updateTable('action_step').set({ target_on: '2029-01-01' }).where('id', '=', stepId).execute()
    await written.updateTable('action').set({ lead_name: 'Une autre' }).where('id', '=', key.actionId).execute()
    expect((await page(fixture, reportId)).report.adjustments).toEqual([
      { ...adjustment('endsOn', '2027-09-01', '2028-01-01'), precision: 'month', isTaken: false },
      { ...adjustment('step', '2027-01-01', '2027-05-01'), precision: 'month', title: 'Ouvrir le second site' },
      adjustment('leadName', 'Les Petits Pas', 'Ali Lin'),
      adjustment('partnersText', '', 'PMI'),
    ])
  })

  test('none taken is accepted too; a new step enters the sheet', async () => {
    const fixture = await givenPlan(db)
    const { measureId: _, ...key } = await givenLedAction(fixture)
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    const first = await submitReport(coordinator, point(key, { proposedStepTitle: 'Former', status: 'suspended' }))
    const nothing = { ctgId: key.ctgId, reportId: first.reportId, isChosen: true, fields: [] }
    expect(await acceptReport(coordinator, nothing)).toMatchObject({ changedCount: 0 })
    expect((await action(key.actionId)).status).toBe('in-progress')
    const steps = () => written.selectFrom('action_step').selectAll().where('action_id', '=', key.actionId).execute()
    expect(await steps()).toEqual([])
    const input = point(key, { proposedStepTitle: 'Former', proposedStepOn: '2027-02-28', isAccepted: true })
    await submitReport(coordinator, input)
    expect(await steps()).toMatchObject([{ title: 'Former', target_on: '2027-02-01', status: 'to-come' }])
    expect((await journal(key.actionId)).map((line) => line.action)).toContain('action.step-added')
  })

  test('a state the sheet can no longer take is refused, and nothing is answered; the rest may be taken without it', async () => {
    const fixture = await givenPlan(db)
    const { measureId: _, ...key } = await givenLedAction(fixture)
    const input = point(key, { status: 'suspended', proposedPartner: 'PMI' })
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), input)
    await written.updateTable('action').set({ status: 'done' }).where('id', '=', key.actionId).execute()
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    await expect(acceptReport(coordinator, { ctgId: key.ctgId, reportId })).rejects.toMatchObject({
      code: 'plan.move-not-possible',
    })
    expect((await page(fixture, reportId)).report.status).toBe('submitted')
    const chosen = { ctgId: key.ctgId, reportId, isChosen: true, fields: ['partnersText'] }
    expect(await acceptReport(coordinator, chosen)).toMatchObject({ changedCount: 1 })
    expect(await action(key.actionId)).toMatchObject({ status: 'done', partners_text: 'PMI' })
  })

  test('sent back, it says for ever what it proposed', async () => {
    const fixture = await givenPlan(db)
    const key = await givenLedAction(fixture)
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), point(key, { isWatched: true }))
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    const siteUrl = 'http://localhost:3000'
    await sendBackReport(coordinator, { ctgId: key.ctgId, reportId, answer: 'Pourquoi ?', siteUrl })
    expect((await page(fixture, reportId)).report.adjustments).toEqual([
      { ...adjustment('isWatched', false, true), isTaken: false },
    ])
  })

  test('speaks only of the steps of its action and of the bodies of its CTG; nothing is written otherwise', async () => {
    const fixture = await givenPlan(db)
    const elsewhere = await givenPlan(db)
    const key = await givenLedAction(fixture)
    const other = await givenLedAction(fixture)
    const stepId = await givenStep(fixture, other)
    const { id: helpBodyId } = await body(elsewhere.ctgId)
    const lead = fixture.as(fixture.actors.lead)
    const files = [JSON.stringify(leaflet)]
    for (const wrong of [{ helpBodyId }, { proposedStepId: stepId, proposedStepOn: '2027-05-20' }])
      await expect(submitReport(lead, point(key, { ...wrong, files }))).rejects.toMatchObject({ kind: 'not-found' })
    expect(await reports(fixture.ctgId)).toEqual([])
    expect(await db.selectFrom('stored_file').selectAll().where('ctg_id', '=', fixture.ctgId).execute()).toEqual([])
  })
})
