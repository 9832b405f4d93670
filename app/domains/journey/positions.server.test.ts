import { describe, expect, test } from 'vitest'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { correctPositions } from '#app/domains/meetings/decisions/commands/correct-positions.server.ts'
import { getDecisionPage } from '#app/domains/meetings/decisions/queries.server.ts'
import { getDecisionsPage, getRegisterExport } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { registerTable } from '#app/domains/meetings/decisions/register-table.fr.ts'
import { missingSentence } from '#app/domains/meetings/labels.fr.ts'
import { markPresence } from '#app/domains/meetings/session/commands/mark-presence.server.ts'
import { getAttendancePage, getClosingPage } from '#app/domains/meetings/session/queries.server.ts'
import { getRecord } from '#app/domains/meetings/session/record.server.ts'
import { getSittingsPage } from '#app/domains/meetings/sittings-queries.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenCalledMeeting } from '#test/invitation-fixture.server.ts'
import { closeMeeting } from './commands/close-meeting.server.ts'
import { recordDecision } from './commands/record-decision.server.ts'

const db = await testDatabase()

const day = new Date('2027-01-14T13:30:00Z')
const later = new Date('2027-01-20T10:00:00Z')

/** A copil in session: the mayor answered that Mme Verne represents her; one point on the agenda. */
async function givenSession() {
  const called = await givenCalledMeeting(db)
  const { key, addresses, answer } = called
  await answer(addresses.mayor, { reply: 'represented', representativeName: 'Mme Verne', representativeEmail: '' })
  const context = { ...called.context, at: day }
  const { agendaItemId } = await addAgendaItem(context, {
    ...key,
    title: 'Bilan',
    presenter: '',
    durationMinutes: '20',
  })
  await openMeeting(context, key)
  return { ...called, context, agendaItemId }
}
type Session = Awaited<ReturnType<typeof givenSession>>

const wordsOf = async (
  { context, key }: Session,
  kind: 'minutes' | 'decisions' = 'minutes',
  addenda: number | null = null,
) => JSON.stringify(await getRecord(context, { ...key, kind, addenda }))
const registerOf = async ({ context, ctgId }: Session) => {
  const everything = { ctgId, words: '', bodyId: null, state: null, year: null, view: null }
  return (await getDecisionsPage(context, { ...everything, page: 1 })).decisions
}
const reserved = ({ caf, town }: Session) => [
  { id: caf.id, position: 'agreement' },
  { id: town.id, position: 'reservation', comment: 'Pas avant la rentrée.' },
]

describe('the position of a party', () => {
  test('that nobody gave is « non donnée », on screen, in the file, in both documents', async () => {
    const session = await givenSession()
    const { context, key, ctgId, agendaItemId } = session
    const { decisionId } = await recordDecision(context, { ...key, agendaItemId, text: 'Ouvrir le samedi.' })
    const { positions, parties, missing } = await getDecisionPage(context, { ctgId, decisionId })
    expect(positions.map(({ position }) => position)).toEqual(['not-asked', 'not-asked'])
    expect(parties.filter(({ given: said }) => said === undefined)).toHaveLength(1)
    expect(missing.map(missingSentence)).toContain(
      '2\u00a0parties dont la position n’a pas été donnée (Caf de test ; Ville de test)',
    )
    const all = { ctgId, words: '', bodyId: null, state: null, year: null, view: null }
    const table = registerTable({ ...(await getRegisterExport(context, all)), aboutOf: () => [] })
    expect(table.rows[0]?.filter((cell) => cell === 'non donnée')).toHaveLength(2)
    for (const kind of ['minutes', 'decisions'] as const) expect(await wordsOf(session, kind)).toContain('"non donnée"')
  })

  test('comes after the milestones reached and the issues retained, in the minutes and in the record', async () => {
    const session = await givenSession()
    const { context, key, ctgId, early, agendaItemId } = session
    const { issueId } = await createIssue(context, { ctgId, themeId: early.id, title: 'L’accueil du samedi' })
    const milestones = ['priorities-validated', 'diagnosis-validated']
    const taken = { text: 'Le diagnostic est validé.', milestones, issueIds: [issueId] }
    await recordDecision(context, { ...key, agendaItemId, ...taken })
    const said = ['Étapes franchies par', 'Diagnostic validé', 'Priorités validées', 'Enjeu : L’accueil du samedi']
    for (const kind of ['minutes', 'decisions'] as const) {
      const words = await wordsOf(session, kind)
      const places = said.map((one) => words.indexOf(one))
      expect(places.every((place) => place > 0)).toBe(true)
      expect(places).toEqual(places.toSorted((one, other) => one - other))
    }
    expect((await getClosingPage(context, key)).decisions).toMatchObject([{ reached: said.slice(1, 3) }])
  })

  test.each([
    [
      { position: 'reservation', comment: '' },
      { field: 'comment', sentence: /Écrivez la réserve/ },
    ],
    [
      { position: 'reservation', comment: '   ' },
      { field: 'comment', sentence: /Écrivez la réserve/ },
    ],
    [
      { position: '', comment: 'Pas au sud.' },
      { field: 'position', sentence: /Choisissez la position/ },
    ],
  ])('%j is refused at its field, recorded or corrected, and nothing is written', async (said, { field, sentence }) => {
    const session = await givenSession()
    const { context, key, ctgId, town } = session
    const positions = [{ id: town.id, ...said }]
    const refusal = { issues: [{ path: ['positions', 0, field], message: expect.stringMatching(sentence) }] }
    await expect(recordDecision(context, { ...key, text: 'Ouvrir.', positions })).rejects.toMatchObject(refusal)
    expect(await registerOf(session)).toEqual([])
    const { decisionId } = await recordDecision(context, { ...key, text: 'Ouvrir.', positions: reserved(session) })
    await expect(correctPositions(context, { ctgId, decisionId, version: '1', positions })).rejects.toMatchObject(
      refusal,
    )
    expect((await registerOf(session))[0]?.positions).toMatchObject([{}, { comment: 'Pas avant la rentrée.' }])
  })

  test('is in the minutes under its point as in the register, with « décidé malgré »', async () => {
    const session = await givenSession()
    const { context, key, agendaItemId } = session
    const despite = 'Le calendrier des élus.'
    await recordDecision(context, { ...key, agendaItemId, text: 'Ouvrir.', positions: reserved(session), despite })
    const [row] = await registerOf(session)
    const minutes = await wordsOf(session)
    const said = [despite.slice(0, -1), ...(row?.missing ?? []).map(missingSentence)]
    expect(row?.missing.length).toBeGreaterThan(0)
    for (const words of [...said, 'réserve', 'Pas avant la rentrée.']) expect(minutes).toContain(words)
  })

  test('is corrected in its place until the closing, and what was missing follows; the second reads what was saved', async () => {
    const session = await givenSession()
    const { context, key, ctgId, caf, town } = session
    const { decisionId } = await recordDecision(context, { ...key, text: 'Ouvrir.', positions: [] })
    const agreed = [caf, town].map(({ id }) => ({ id, position: 'agreement' }))
    await correctPositions(context, { ctgId, decisionId, version: '1', positions: agreed })
    const { positions, missing } = await getDecisionPage(context, { ctgId, decisionId })
    expect(positions).toMatchObject([{ position: 'agreement', correctedOn: null }, { position: 'agreement' }])
    expect(missing.map(({ code }) => code)).not.toContain('positions-not-asked')
    const again = { ctgId, decisionId, version: '1', positions: reserved(session) }
    await expect(correctPositions(context, again)).rejects.toMatchObject({
      code: 'governance.changed-meanwhile',
      fields: { [`position-${town.id}`]: 'Enregistré entre-temps : accord' },
    })
    await expect(
      correctPositions(context, { ctgId, decisionId, version: '2', positions: agreed }),
    ).rejects.toMatchObject({ code: 'governance.no-position-changed' })
  })

  test('is corrected afterwards by a dated addendum; the record of the closing and what was missing stay', async () => {
    const session = await givenSession()
    const { context, key, ctgId, caf, town } = session
    const { decisionId } = await recordDecision(context, { ...key, text: 'Ouvrir.', positions: reserved(session) })
    await closeMeeting(context, key)
    const { missing } = await getDecisionPage(context, { ctgId, decisionId })
    const positions = [
      { id: caf.id, position: 'agreement' },
      { id: town.id, position: 'agreement' },
    ]
    await correctPositions({ ...context, at: later }, { ctgId, decisionId, version: '1', positions })
    const page = await getDecisionPage(context, { ctgId, decisionId })
    expect(page.positions).toMatchObject([
      { position: 'agreement', correctedOn: null },
      { position: 'agreement', correctedOn: '2027-01-20', comment: '' },
    ])
    expect(page.missing).toEqual(missing)
    const minutes = await wordsOf(session)
    expect(minutes).toContain('Rectificatif 1, le 20 janvier 2027')
    expect(minutes).toContain(
      'Décision 2027-01, positions corrigées : Ville de test : accord, et non réserve (Pas avant la rentrée).',
    )
    expect(minutes).toContain('accord, corrigée le 20 janvier 2027')
    expect(await wordsOf(session, 'minutes', 0)).not.toContain('corrigée')
  })
})

describe('a representation announced in an answer', () => {
  test('reaches the attendance, the minutes and who came: both names', async () => {
    const session = await givenSession()
    const { context, key, seatIds, bodyId, ctgId } = session
    const seatId = seatIds[2] ?? ''
    const seatOf = async () => (await getAttendancePage(context, key)).seats.find(({ id }) => id === seatId)
    expect(await seatOf()).toMatchObject({ announcedRepresentative: 'Mme Verne', presence: null, personName: null })
    // The field holds the holder's name: saying « représenté » is enough.
    await markPresence(context, { ...key, seatId, presence: 'represented', personName: 'Madame le Maire' })
    expect(await seatOf()).toMatchObject({ presence: 'represented', personName: 'Mme Verne' })
    await recordAttendance(context, { ...key, attendance: [{ id: seatId, presence: 'represented', personName: '' }] })
    expect(await seatOf()).toMatchObject({ personName: 'Mme Verne' })
    const both = 'Mme Verne, à la place de Madame le Maire'
    for (const kind of ['minutes', 'decisions'] as const) expect(await wordsOf(session, kind)).toContain(both)
    const sittings = await getSittingsPage(context, { ctgId, bodyId })
    expect(sittings.seats.find(({ id }) => id === seatId)?.names).toEqual([both])
    await markPresence(context, { ...key, seatId, presence: 'present', personName: '' })
    expect(await seatOf()).toMatchObject({ presence: 'present', personName: 'Madame le Maire' })
  })
})
