import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { writeItemMinutes } from '#app/domains/meetings/session/commands/write-item-minutes.server.ts'
import { getClosingPage } from '#app/domains/meetings/session/queries.server.ts'
import { getRecord } from '#app/domains/meetings/session/record.server.ts'
import { seenOn } from '#app/domains/meetings/session/session.ts'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { plainTextOf, richTextOf } from '#app/domains/writing/plain-text.ts'
import { readTexts } from '#app/domains/writing/read-texts.server.ts'
import { wholeText } from '#app/domains/writing/rich-text.fixture.ts'
import { settleText } from '#app/domains/writing/settle-text.server.ts'
import { editText } from '#app/domains/writing/steps.server.ts'
import { writeContent } from '#app/domains/writing/y-text.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { testDatabase } from './database.server.ts'

const db = await testDatabase()
const at = new Date('2027-01-14T13:30:00Z')

/** A copil in session with one point, on which the Caf said something by the form. */
async function givenSession() {
  const { ctgId, as, actors } = await givenCtg(db)
  const context = { ...as(actors.cafCoordinator), at }
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day: '2027-01-14', hour: '14:00' })
  const key = { ctgId, meetingId }
  const item = { ...key, title: 'Bilan', presenter: '', durationMinutes: '20' }
  const { agendaItemId } = await addAgendaItem(context, item)
  await openMeeting(context, key)
  await writeItemMinutes(context, { ...key, agendaItemId, version: 1, minutes: 'La Caf présente.' })
  const place = { subjectType: 'agenda-item', subjectId: agendaItemId, field: 'minutes' } as const
  const wordsOf = async () =>
    await db
      .selectFrom('agenda_item')
      .select(['minutes', 'version'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', agendaItemId)
      .executeTakeFirstOrThrow()
  return { context, key, agendaItemId, place, wordsOf }
}
type Session = Awaited<ReturnType<typeof givenSession>>

async function givenWords({ context, key, place }: Session, words = wholeText) {
  const { actor } = context
  const { textId } = await openText(context, textSubjects, { ctgId: key.ctgId, ...place })
  const text = { ctgId: key.ctgId, textId }
  await db
    .transaction()
    .execute((tx) => editText({ tx, actor, at, newId: randomUUID }, text, (doc) => writeContent(doc, words)))
  return text
}

test('what a form said of a point is there when several hands begin to write it, and goes on from the form', async () => {
  const { context, key, agendaItemId, place, wordsOf } = await givenSession()
  await openText(context, textSubjects, { ctgId: key.ctgId, ...place })
  const read = async () => {
    const [text] = await readTexts(db, key.ctgId, [place])
    return text && plainTextOf(text.content)
  }
  expect(await read()).toBe('La Caf présente.')
  const { version } = await wordsOf()
  await writeItemMinutes(context, { ...key, agendaItemId, version, minutes: 'La Ville répond.' })
  expect(await read()).toBe('La Ville répond.')
})

test('words of several hands come to the point, and a form opened before is told of them', async () => {
  const session = await givenSession()
  const { context, key, agendaItemId, wordsOf } = session
  const { version } = await wordsOf()
  await settleText({ db, subjects: textSubjects }, await givenWords(session))
  expect((await wordsOf()).minutes).toContain('Ouvrir le samedi')
  const stale = writeItemMinutes(context, { ...key, agendaItemId, version, minutes: 'La Ville répond.' })
  await expect(stale).rejects.toMatchObject({ kind: 'conflict' })
})

test('the record kept at the closing prints them with their table and their figure, and the point keeps the words', async () => {
  const session = await givenSession()
  const { context, key, wordsOf } = session
  await givenWords(session)
  await closeMeeting(context, { ...key, seen: '' })
  const record = JSON.stringify(await getRecord(context, { ...key, kind: 'minutes', addenda: null }))
  for (const kind of ['rich', 'grid', 'evidence', 'items', 'quote']) expect(record).toContain(`"kind":"${kind}"`)
  expect(record).not.toContain('semestre')
  expect((await wordsOf()).minutes).toContain('Ouvrir le samedi')
})

test('what several hands wrote since the summary, settled or not, stops the closing; once read, it goes through', async () => {
  const session = await givenSession()
  const { context, key } = session
  const seen = seenOn(await getClosingPage(context, key))
  await givenWords(session)
  await expect(closeMeeting(context, { ...key, seen })).rejects.toMatchObject({
    code: 'governance.summary-changed',
    fields: { writtenCount: expect.stringContaining('récrit') },
  })
  await closeMeeting(context, { ...key, seen: seenOn(await getClosingPage(context, key)) })
})

test('who never stops writing is named once and keeps no meeting from closing; what else changed is told again', async () => {
  const session = await givenSession()
  const { context, key, wordsOf } = session
  const seen = seenOn(await getClosingPage(context, key))
  await givenWords(session)
  const told = { writtenCount: expect.stringMatching(new RegExp(`récrit.* ${context.actor.name} écrit encore\\.`)) }
  await expect(closeMeeting(context, { ...key, seen })).rejects.toMatchObject({ fields: told })
  await addAgendaItem(context, { ...key, title: 'Divers', presenter: '', durationMinutes: '' })
  const other = { ...told, itemCount: expect.stringContaining('2') }
  await expect(closeMeeting(context, { ...key, seen, areWordsTold: 'on' })).rejects.toMatchObject({ fields: other })
  const again = seenOn(await getClosingPage(context, key))
  await givenWords(session, richTextOf('Ouvrir le samedi et le lundi.'))
  await expect(closeMeeting(context, { ...key, seen: again })).rejects.toMatchObject({ fields: told })
  await closeMeeting(context, { ...key, seen: again, areWordsTold: 'on' })
  expect((await wordsOf()).minutes).toBe('Ouvrir le samedi et le lundi.')
})
