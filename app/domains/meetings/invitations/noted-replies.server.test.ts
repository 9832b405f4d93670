import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenCalledMeeting } from '#test/invitation-fixture.server.ts'
import { findMeeting } from '../meeting-queries.server.ts'
import { callOthers } from './commands/call-others.server.ts'
import { noteReply } from './commands/note-reply.server.ts'
import { replyToInvitation } from './commands/reply-to-invitation.server.ts'
import { getInvitations } from './queries.server.ts'

const db = await testDatabase()

const givenCalled = () => givenCalledMeeting(db)

describe('an answer noted by the coordination', () => {
  test('says who noted it; members read the answers, not the addresses nor the words', async () => {
    const { rows, context, ctgId, meetingId, as, actors } = await givenCalled()
    const [, unreached] = await rows()
    const input = { ctgId, invitationId: unreached?.id ?? '', reply: 'accepted' as const, comment: 'Au téléphone' }
    await noteReply(context, input)
    expect((await rows())[1]).toMatchObject({ reply: 'accepted', notedBy: 'coordinator Caf de test' })
    const reader = as(actors.reader)
    await expect(noteReply(reader, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const other = await givenCalled()
    await expect(noteReply(other.context, { ...input, ctgId: other.ctgId })).rejects.toMatchObject({
      kind: 'not-found',
    })
    const page = await findMeeting(db, { ctgId, meetingId })
    const read = await getInvitations(reader, ctgId, page, false)
    expect(read.invitations[1]).toMatchObject({ reply: 'accepted', comment: '', email: '' })
    expect(read).toMatchObject({ mayNote: false, own: null })
  })

  test('a member answers hers on the page, and nobody else’s', async () => {
    const { rows, ctgId, meetingId, as, actors } = await givenCalled()
    const [own, another] = await rows()
    const member = as(actors.bodyMember)
    const reply = { ctgId, reply: 'accepted' as const }
    await replyToInvitation(member, { ...reply, invitationId: own?.id ?? '' })
    expect((await rows())[0]?.reply).toBe('accepted')
    await expect(replyToInvitation(member, { ...reply, invitationId: another?.id ?? '' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const page = await findMeeting(db, { ctgId, meetingId })
    expect((await getInvitations(member, ctgId, page, false)).own?.id).toBe(own?.id)
  })
})

describe('seats that change after the convocation', () => {
  test('an address found later is written to, a new holder is called and the former one told; an answer noted stays', async () => {
    const { rows, context, ctgId, key, seatIds, addresses, mailsTo } = await givenCalled()
    const [, unreached] = await rows()
    await mailsTo(addresses.mayor)
    await noteReply(context, { ctgId, invitationId: unreached?.id ?? '', reply: 'tentative' })
    const found = `directeur.${randomUUID()}@exemple.fr`
    const seat = { ctgId, version: 2, functionTitle: 'Direction', allowsRepresentative: 'on' }
    await updateSeat(context, {
      ...seat,
      ...{ seatId: seatIds[1] ?? '', holderName: 'Directeur sans adresse', holderEmail: found },
    })
    await updateSeat(context, {
      ...seat,
      ...{ seatId: seatIds[2] ?? '', holderName: 'Nouveau maire', holderEmail: addresses.guest },
    })
    expect(await callOthers(context, key)).toMatchObject({ mailed: 3 })
    expect((await mailsTo(found)).map(({ subject }) => subject.split(' :')[0])).toEqual(['Convocation'])
    expect(await mailsTo(addresses.guest)).toHaveLength(1)
    expect((await mailsTo(addresses.mayor)).at(-1)?.event.method).toBe('CANCEL')
    expect((await rows()).map(({ name, reply }) => [name, reply])).toEqual([
      ['BODY-MEMBER Caf de test', null],
      ['Directeur sans adresse', 'tentative'],
      ['Nouveau maire', null],
    ])
    expect(await callOthers(context, key)).toMatchObject({ mailed: 0 })
  })
})
