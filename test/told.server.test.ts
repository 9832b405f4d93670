/** Which acts tell whom, and when what was told is taken back. Rules: docs/rules/notices.md §1. */
import { describe, expect, test } from 'vitest'
import { sendBackReport } from '#app/domains/campaigns/commands/send-back-report.server.ts'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { askReading } from '#app/domains/diagnosis/commands/ask-reading.server.ts'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { withdrawFinding } from '#app/domains/diagnosis/commands/withdraw-finding.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { leadBody } from '#app/domains/governance/commands/lead-body.server.ts'
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { markTask } from '#app/domains/meetings/session/commands/mark-task.server.ts'
import { noteOutcome } from '#app/domains/meetings/session/commands/note-outcome.server.ts'
import type { NoticeKind } from '#app/domains/notices/notices.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import type { ActorKey } from './command-rows/command-row.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'

const db = await testDatabase()
const siteUrl = 'https://trame.exemple.fr'

async function given() {
  const ctg = await givenFullCtg(db)
  /** Who is told of this, by their names in the fixture, and not yet taken back. */
  const told = async (kind: NoticeKind): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('notice')
      .select('person_id as personId')
      .where('ctg_id', '=', ctg.ctgId)
      .where('kind', '=', kind)
      .where('id', '<>', ctg.ids.notice)
      .where('withdrawn_at', 'is', null)
      .execute()
    const names = Object.entries(ctg.actors).map(([name, { personId }]) => [personId, name] as const)
    return rows.map(({ personId }) => new Map(names).get(personId) ?? personId).toSorted()
  }
  const by = (who: ActorKey) => ctg.as(ctg.actors[who])
  return { ...ctg, told, by }
}

describe('a finding proposed', () => {
  const finding = { kind: 'weakness' as const, title: 'Peu de places', text: '' }

  test('asks the coordinators of the lead parties, until each has answered', async () => {
    const { ctgId, themeId, told, by } = await given()
    const { findingId } = await proposeFinding(by('earlyOfficer'), { ctgId, themeId, ...finding })
    expect(await told('position-asked')).toEqual(['cafCoordinator', 'townCoordinator'])
    await givePosition(by('cafCoordinator'), { ctgId, findingId, position: 'agreement' })
    expect(await told('position-asked')).toEqual(['townCoordinator'])
  })

  test('is not told to its author, and asks nothing once withdrawn', async () => {
    const { ctgId, themeId, told, by } = await given()
    const { findingId } = await proposeFinding(by('townCoordinator'), { ctgId, themeId, ...finding })
    expect(await told('position-asked')).toEqual(['cafCoordinator'])
    await withdrawFinding(by('townCoordinator'), { ctgId, findingId })
    expect(await told('position-asked')).toEqual([])
  })
})

test('a reading asked is told to those who may write it, until it is written', async () => {
  const { ctgId, themeId, partyId, told, by } = await given()
  await askReading(by('cafCoordinator'), { ctgId, themeId, partyId })
  expect(await told('reading-asked')).toEqual(['earlyOfficer', 'townCoordinator'])
  await writeReading(by('townCoordinator'), { ctgId, themeId, text: 'Ce que nous lisons.' })
  expect(await told('reading-asked')).toEqual([])
})

test('a reading asked is no longer, once several hands have written it', async () => {
  const { ctgId, themeId, partyId, told, by } = await given()
  const { readingId } = await askReading(by('cafCoordinator'), { ctgId, themeId, partyId })
  const ref = { ctgId, subjectType: 'party-reading', subjectId: readingId, field: 'text' } as const
  const keep = (plain: string) =>
    db.transaction().execute((tx) => textSubjects.keep(tx, ref, plain, { name: 'Une personne', at: new Date() }))
  await keep('')
  expect(await told('reading-asked')).toEqual(['earlyOfficer', 'townCoordinator'])
  await keep('Ce que nous lisons.')
  expect(await told('reading-asked')).toEqual([])
})

test('an action is told to the person who leads it', async () => {
  const { ctgId, told, by, leadPersonId, themeId } = await given()
  await createAction(by('townCoordinator'), { ctgId, title: 'Un relais', themeId, leadPersonId, status: 'proposed' })
  expect(await told('action-assigned')).toEqual(['lead'])
})

describe('a report', () => {
  test('sent back is told to the lead with the word, until there is another', async () => {
    const { ctgId, ids, told, by } = await given()
    await sendBackReport(by('townCoordinator'), { ctgId, reportId: ids.report, answer: 'Précisez les dates.', siteUrl })
    expect(await told('report-sent-back')).toEqual(['lead'])
    const actionId = ids.action
    await submitReport(by('lead'), { ctgId, actionId, facts: 'Fait.', status: 'in-progress' })
    expect(await told('report-sent-back')).toEqual([])
  })

  test('accepted is told to the lead', async () => {
    const { ctgId, ids, told, by } = await given()
    await acceptReport(by('townCoordinator'), { ctgId, reportId: ids.report })
    expect(await told('report-accepted')).toEqual(['lead'])
  })
})

describe('what is asked of a member at a meeting, by her name', () => {
  test('a decision, until another is responsible or it is done', async () => {
    const { ctgId, ids, told, by, actors } = await given()
    const decision = { ctgId, decisionId: ids.decision, dueOn: '2027-03-01' }
    const update = (version: number, responsible: string, state: 'to-do' | 'done') =>
      updateDecision(by('townCoordinator'), { ...decision, version, responsible, state })
    await update(1, actors.lead.name, 'to-do')
    expect(await told('decision-assigned')).toEqual(['lead'])
    await update(2, actors.contributor.name, 'to-do')
    expect(await told('decision-assigned')).toEqual(['contributor'])
    await update(3, actors.contributor.name, 'done')
    expect(await told('decision-assigned')).toEqual([])
  })

  test('a task, until it is done; a name that is no member’s tells nobody', async () => {
    const { ctgId, ids, told, by, actors } = await given()
    const point = { ctgId, meetingId: ids.meeting, agendaItemId: ids.agendaItem, kind: 'task' as const }
    const note = (responsible: string) =>
      noteOutcome(by('townCoordinator'), { ...point, text: 'Appeler le bailleur.', responsible })
    await note('Les deux coordonnateurs')
    expect(await told('task-assigned')).toEqual([])
    const { outcomeId } = await note(actors.lead.name)
    expect(await told('task-assigned')).toEqual(['lead'])
    await markTask(by('townCoordinator'), { ctgId, meetingId: ids.meeting, outcomeId, isDone: 'on' })
    expect(await told('task-assigned')).toEqual([])
  })

  test('the lead of a group, once', async () => {
    const { ctgId, ids, told, by, actors, partyId } = await given()
    const leader = { id: '0', leaderName: actors.earlyOfficer.name, leaderFunction: '', leaderParty: partyId }
    const lead = (version: number) =>
      leadBody(by('cafCoordinator'), { ctgId, bodyId: ids.body, version, leaders: [leader] })
    await lead(1)
    await lead(2)
    expect(await told('leader-named')).toEqual(['earlyOfficer'])
  })
})
