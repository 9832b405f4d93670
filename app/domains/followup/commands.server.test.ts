import { beforeAll, describe, expect, test } from 'vitest'
import { sendBackReport } from '#app/domains/campaigns/commands/send-back-report.server.ts'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { getCampaignsUnderWay } from '#app/domains/campaigns/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { givenLedAction as givenAction, point } from '#test/report-fixture.server.ts'
import { acceptReport } from './commands/accept-report.server.ts'
import { getReportPage } from './queries.server.ts'
import { valueField } from './report-field-names.ts'
import { readAddress } from './watch/address.ts'
import { getWatchPage } from './watch/queries.server.ts'

const siteUrl = 'http://localhost:3000'
let db: Database
/** To look at what was written, by id alone. */
const written = await unguardedDatabase()
beforeAll(async () => {
  db = await testDatabase()
})

const action = (id: string) => written.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const report = (id: string) =>
  written.selectFrom('progress_report').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const reports = (ctgId: string) => db.selectFrom('progress_report').selectAll().where('ctg_id', '=', ctgId).execute()
const journal = (id: string) =>
  db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).orderBy('id').execute()

describe('submitting a report', () => {
  test('by its lead: facts and values are kept, the silence ends, the sheet waits', async () => {
    const fixture = await givenPlan(db)
    const { measureId, ...key } = await givenAction(fixture)
    const input = point(key, { peopleReached: '18', proposedEndsOn: '2028-01-31', [valueField(measureId)]: '18' })
    const { reportId, status } = await submitReport(fixture.as(fixture.actors.lead), input)
    expect(status).toBe('submitted')
    expect(await report(reportId)).toMatchObject({
      entered_by: fixture.actors.lead.name,
      entered_for: '',
      people_reached: 18,
    })
    const values = await written.selectFrom('measure_value').selectAll().where('report_id', '=', reportId).execute()
    expect(values).toMatchObject([{ measure_id: measureId, value: 18, measured_on: '2026-11-24' }])
    expect(await action(key.actionId)).toMatchObject({
      last_report_on: '2026-11-24',
      ends_on: '2027-09-01',
      version: 2,
    })
  })

  test('entered for a lead by a coordinator, and accepted in the same gesture', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const input = point(key, { proposedEndsOn: '2028-01-31', isWatched: true, isAccepted: true })
    const { reportId, status } = await submitReport(fixture.as(fixture.actors.townCoordinator), input)
    expect(status).toBe('accepted')
    expect(await report(reportId)).toMatchObject({ entered_for: 'Les Petits Pas', status: 'accepted' })
    expect(await action(key.actionId)).toMatchObject({
      ends_on: '2028-01-01',
      ends_precision: 'month',
      is_watched: true,
    })
  })

  test('for nobody is asked at its field', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture, { leadName: '', leadPersonId: null })
    await expect(submitReport(fixture.as(fixture.actors.cafCoordinator), point(key))).rejects.toMatchObject({
      kind: 'invalid',
      fields: { enteredFor: expect.any(String) },
    })
  })

  test('is refused to a lead on another action, to a reader, and never accepted by its own lead', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const other = await givenAction(fixture, { leadPersonId: null })
    const lead = fixture.as(fixture.actors.lead)
    await expect(submitReport(lead, point(other))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(submitReport(lead, point(key, { isAccepted: true }))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(submitReport(fixture.as(fixture.actors.reader), point(key))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(submitReport(fixture.as(fixture.actors.stranger), point(key))).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await reports(fixture.ctgId)).toEqual([])
  })

  test('writes nothing when the status, the day or a measure is not possible', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const other = await givenAction(fixture)
    const elsewhere = await givenPlan(db)
    const lead = fixture.as(fixture.actors.lead)
    const done = await givenAction(fixture, { status: 'done' })
    await expect(submitReport(lead, point(done, { status: 'suspended' }))).rejects.toMatchObject({
      code: 'followup.status-not-possible',
    })
    await expect(submitReport(lead, point(key, { reportedOn: '2026-11-25' }))).rejects.toMatchObject({
      fields: { reportedOn: expect.any(String) },
    })
    const begun = await givenAction(fixture, { startsOn: '2026-09-01' })
    await expect(
      submitReport(lead, point({ ...key, actionId: begun.actionId }, { proposedEndsOn: '2020-01-01' })),
    ).rejects.toMatchObject({
      fields: { proposedEndsOn: expect.stringContaining('avant le début') },
    })
    await expect(submitReport(lead, point(key, { [valueField(other.measureId)]: 3 }))).rejects.toMatchObject({
      kind: 'not-found',
    })
    const wrong = { [valueField(key.measureId)]: 'dix-huit' }
    await expect(submitReport(lead, point(key, wrong))).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: [valueField(key.measureId)] })],
    })
    const foreign = { ...point(key), ctgId: elsewhere.ctgId }
    await expect(submitReport(elsewhere.as(elsewhere.actors.cafCoordinator), foreign)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await reports(fixture.ctgId)).toEqual([])
    expect((await action(key.actionId)).last_report_on).toBeNull()
  })
})

describe('answering a report', () => {
  test('accepting puts what it proposes in the sheet, before and after in the journal, once', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const input = point(key, { status: 'suspended', nextStep: 'Relancer le recrutement', nextStepOn: '2026-12-15' })
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), input)
    const officer = fixture.as(fixture.actors.earlyOfficer)
    expect(await acceptReport(officer, { ctgId: key.ctgId, reportId })).toEqual({ reportId, changedCount: 3 })
    expect(await action(key.actionId)).toMatchObject({ status: 'suspended', next_step: 'Relancer le recrutement' })
    const adjusted = (await journal(key.actionId)).find((line) => line.action === 'action.adjusted-by-report')
    expect(adjusted?.detail).toMatchObject({ changes: { status: { before: 'in-progress', after: 'suspended' } } })
    await expect(acceptReport(officer, { ctgId: key.ctgId, reportId })).rejects.toMatchObject({
      code: 'followup.already-answered',
    })
  })

  test('once given, leads to the report that has waited longest', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const lead = fixture.as(fixture.actors.lead)
    const { reportId } = await submitReport(lead, point(key))
    const other = await submitReport(lead, point(key, { facts: 'Encore.' }))
    const context = fixture.as(fixture.actors.cafCoordinator)
    const officer = fixture.as(fixture.actors.housingOfficer)
    const nextOf = async (of = context) => (await getReportPage(of, { ctgId: key.ctgId, reportId })).next?.id
    expect(await nextOf()).toBeUndefined()
    await acceptReport(context, { ctgId: key.ctgId, reportId })
    expect(await nextOf()).toBe(other.reportId)
    // Who answers on one theme is led to a report of that theme, whatever waits elsewhere.
    expect(await nextOf(officer)).toBeUndefined()
    const ofHousing = await givenAction(fixture, { themeId: fixture.housing.id })
    const hers = await submitReport(lead, point(ofHousing))
    expect(await nextOf(officer)).toBe(hers.reportId)
  })

  test('an end that would come before a start moved since is left out by choice, and nothing is half accepted', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const { reportId } = await submitReport(
      fixture.as(fixture.actors.lead),
      point(key, { proposedEndsOn: '2027-03-15', nextStep: 'Ouvrir' }),
    )
    await written.updateTable('action').set({ starts_on: '2027-06-01' }).where('id', '=', key.actionId).execute()
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    const input = { ctgId: key.ctgId, reportId }
    await expect(acceptReport(coordinator, input)).rejects.toMatchObject({
      code: 'followup.end-before-start-today',
    })
    expect((await report(reportId)).status).toBe('submitted')
    await acceptReport(coordinator, { ...input, isChosen: true, fields: ['nextStep'] })
    expect(await action(key.actionId)).toMatchObject({ ends_on: '2027-09-01', next_step: 'Ouvrir' })
  })

  test('sending back leaves the sheet as it is, with a word', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), point(key, { status: 'done' }))
    const context = fixture.as(fixture.actors.cafCoordinator)
    await sendBackReport(context, { ctgId: key.ctgId, reportId, answer: 'Combien de familles ?', siteUrl })
    expect(await report(reportId)).toMatchObject({ status: 'sent-back', answer: 'Combien de familles ?' })
    expect((await action(key.actionId)).status).toBe('in-progress')
    await expect(acceptReport(context, { ctgId: key.ctgId, reportId })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('is refused to its lead and on another theme, and not found from another CTG', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture)
    const { reportId } = await submitReport(fixture.as(fixture.actors.lead), point(key))
    const input = { ctgId: key.ctgId, reportId }
    for (const who of ['lead', 'housingOfficer', 'bodyMember'] as const) {
      await expect(acceptReport(fixture.as(fixture.actors[who]), input)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(
        sendBackReport(fixture.as(fixture.actors[who]), { ...input, answer: 'Non', siteUrl }),
      ).rejects.toMatchObject({
        kind: 'forbidden',
      })
    }
    const foreign = { ctgId: other.ctgId, reportId }
    await expect(acceptReport(other.as(other.actors.cafCoordinator), foreign)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await report(reportId)).status).toBe('submitted')
  })
})

describe('the page of follow-up', () => {
  test('shows reports to accept with what they propose, and stays closed to strangers', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    await submitReport(fixture.as(fixture.actors.lead), point(key, { proposedEndsOn: '2028-01-31' }))
    const query = { ...readAddress(new URLSearchParams()), page: 1, mayRunCampaign: true }
    const page = await getWatchPage(fixture.as(fixture.actors.cafCoordinator), fixture.ctgId, query)
    expect(page.reports).toMatchObject([
      { actionId: key.actionId, adjustments: [{ field: 'endsOn', after: '2028-01-01' }] },
    ])
    expect(page.lines).toMatchObject([{ code: '1.1.1', may: { report: true }, flags: ['unfunded'] }])
    await expect(getCampaignsUnderWay(fixture.as(fixture.actors.stranger), fixture.ctgId)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(getWatchPage(fixture.as(fixture.actors.stranger), fixture.ctgId, query)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})
