import { describe, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { instantIn } from '#app/kernel/calendar.ts'
import type { Context, Work } from '#app/kernel/transaction.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { recordAttendance } from '../commands/record-attendance.server.ts'
import { writeMinutes } from '../commands/write-minutes.server.ts'
import { addDecision, addMeeting, closeMeeting, type DecisionDraft } from '../steps.server.ts'
import { updateDecision } from './commands/update-decision.server.ts'

const db = await testDatabase()

/** Plays steps as a command of a higher slice would. */
const inOneAct = <Result>({ db: database, actor, at }: Context, play: (work: Work) => Promise<Result>) =>
  database.transaction().execute((tx) => play({ tx, actor, at, newId: () => crypto.randomUUID() }))

async function givenSession(ctg: CtgFixture, at = instantIn('Europe/Paris', '2016-03-18', '14:00')) {
  const { ctgId, as, actors } = ctg
  const context = as(actors.cafCoordinator, at)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const meeting = { ctgId, bodyId, title: 'Copil', startsAt: at, place: '', status: 'in-session' as const }
  const meetingId = await inOneAct(context, (work) => addMeeting(work, meeting))
  return { context, bodyId, meetingId }
}

const draft = (ctgId: string, meetingId: string, more: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ctgId,
  meetingId,
  text: 'Le bilan est approuvé.',
  responsible: '',
  dueOn: null,
  positions: [],
  subjects: [],
  missing: [],
  despite: null,
  ...more,
})

describe('recording a decision', () => {
  test('says which seats of the composition nobody held or filled, and counts all the same', async () => {
    const ctg = await givenCtg(db)
    const { context, meetingId } = await givenSession(ctg)
    const seats = await db
      .selectFrom('seat')
      .select(['id', 'function_title as title'])
      .where('ctg_id', '=', ctg.ctgId)
      .execute()
    const sat = seats.filter(({ title }) => ['Présidence', 'Direction de la Caf'].includes(title))
    await recordAttendance(context, {
      ctgId: ctg.ctgId,
      meetingId,
      attendance: sat.map(({ id }) => ({ id, presence: 'present', personName: 'Une personne' })),
    })
    const { number, missing } = await inOneAct(context, (work) =>
      addDecision(work, draft(ctg.ctgId, meetingId, { despite: 'Le calendrier des élus.' })),
    )
    expect(number).toBe(1)
    expect(missing).toEqual([
      {
        code: 'seats-empty',
        count: 2,
        names: [
          'Caf de test : Administratrice ou administrateur de la Caf',
          'Ville de test : Direction générale des services',
        ],
      },
      { code: 'positions-not-asked', count: 2, names: ['Caf de test', 'Ville de test'] },
    ])
    const row = await db.selectFrom('decision').selectAll().where('ctg_id', '=', ctg.ctgId).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ decided_on: '2016-03-18', despite: 'Le calendrier des élus.', state: 'no-follow-up' })
  })

  test('keeps a position per signatory, and a partner’s when said', async () => {
    const ctg = await givenCtg(db)
    const { context, meetingId } = await givenSession(ctg)
    const positions = [
      { partyId: ctg.town.id, position: 'reservation' as const, comment: 'À lire avec les naissances.' },
      { partyId: ctg.partner.id, position: 'agreement' as const, comment: '' },
    ]
    const notAsked = [{ partyId: ctg.partner.id, position: 'not-asked' as const, comment: '' }]
    const other = await inOneAct(context, (work) =>
      addDecision(work, draft(ctg.ctgId, meetingId, { positions: notAsked })),
    )
    expect(other.missing.at(-1)).toMatchObject({ code: 'positions-not-asked', names: ['Caf de test', 'Ville de test'] })
    const { decisionId } = await inOneAct(context, (work) =>
      addDecision(work, draft(ctg.ctgId, meetingId, { positions })),
    )
    const rows = await db
      .selectFrom('decision_position')
      .select(['party_id', 'position'])
      .where('ctg_id', '=', ctg.ctgId)
      .where('decision_id', '=', decisionId)
      .execute()
    expect(new Map(rows.map((row) => [row.party_id, row.position]))).toEqual(
      new Map([
        [ctg.caf.id, 'not-asked'],
        [ctg.town.id, 'reservation'],
        [ctg.partner.id, 'agreement'],
      ]),
    )
  })

  test('numbers twenty decisions taken at once without a gap, though every third is undone', async () => {
    const ctg = await givenCtg(db)
    const { context, meetingId } = await givenSession(ctg)
    const attempts = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        inOneAct(context, async (work) => {
          const { number } = await addDecision(work, draft(ctg.ctgId, meetingId))
          if (index % 3 === 2) throw new Error('undone')
          return number
        }),
      ),
    )
    const numbers = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
    expect(numbers.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    const rows = await db.selectFrom('decision').select('number').where('ctg_id', '=', ctg.ctgId).execute()
    expect(rows).toHaveLength(20)
  })

  test('is refused once the meeting is closed, for another CTG, and nothing is written', async () => {
    const ctg = await givenCtg(db)
    const { context, meetingId } = await givenSession(ctg)
    await inOneAct(context, (work) => closeMeeting(work, { ctgId: ctg.ctgId, meetingId }))
    await expect(inOneAct(context, (work) => addDecision(work, draft(ctg.ctgId, meetingId)))).rejects.toMatchObject({
      code: 'governance.meeting-closed',
    })
    const other = await givenCtg(db)
    await expect(inOneAct(context, (work) => addDecision(work, draft(other.ctgId, meetingId)))).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await db.selectFrom('decision').select('id').where('ctg_id', '=', ctg.ctgId).execute()).toEqual([])
  })
})

describe('closing a meeting', () => {
  test('freezes its account and the text of its decisions; their follow-up goes on', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const { context, meetingId } = await givenSession(ctg)
    const { decisionId } = await inOneAct(context, (work) =>
      addDecision(work, draft(ctgId, meetingId, { responsible: 'La Caf', dueOn: '2016-06-30' })),
    )
    const followUp = { ctgId, decisionId, responsible: 'La Ville', dueOn: '2016-09-30', state: 'in-progress' as const }
    const corrected = { text: 'Le bilan est approuvé, avec réserve.', despite: 'Accord donné par téléphone.' }
    await updateDecision(context, { ...followUp, version: 1, ...corrected })
    expect(await inOneAct(context, (work) => closeMeeting(work, { ctgId, meetingId }))).toEqual({
      bodyKind: 'copil',
      heldOn: '2016-03-18',
    })
    await expect(writeMinutes(context, { ctgId, meetingId, version: 1, minutes: 'x' })).rejects.toMatchObject({
      code: 'governance.meeting-closed',
    })
    for (const words of [{ text: 'Autre.' }, { despite: 'Autre motif.' }])
      await expect(updateDecision(context, { ...followUp, version: 2, ...words })).rejects.toMatchObject({
        code: 'governance.decision-frozen',
      })
    await updateDecision(context, { ...followUp, version: 2, state: 'done' })
    await expect(updateDecision(context, { ...followUp, version: 2 })).rejects.toMatchObject({
      code: 'governance.changed-meanwhile',
    })
    await expect(updateDecision(as(actors.reader), { ...followUp, version: 3 })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const other = await givenCtg(db)
    await expect(
      updateDecision(other.as(other.actors.cafCoordinator), { ...followUp, ctgId: other.ctgId, version: 3 }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    const row = await db.selectFrom('decision').selectAll().where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'done', ...corrected, number: 1 })
  })
})
