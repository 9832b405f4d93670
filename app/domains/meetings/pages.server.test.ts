import { describe, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { getBodiesPage, getBodyPage, getRenewalPage } from '#app/domains/governance/queries.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { createMeeting } from './commands/create-meeting.server.ts'
import { openMeeting } from './commands/open-meeting.server.ts'
import { getDecisionPage } from './decisions/queries.server.ts'
import type { RegisterFilter } from './decisions/register.ts'
import { getDecisionsPage } from './decisions/register-queries.server.ts'
import {
  getMeetingPage,
  getMeetingsPage,
  getNewMeetingPage,
  listMeetingsOfBody,
  listOccasions,
} from './meeting-queries.server.ts'
import { addDecision } from './steps.server.ts'

const db = await testDatabase()

/** A copil in session on the tests' day, and one decision. */
async function givenDecision(ctg: CtgFixture) {
  const { ctgId, as, actors } = ctg
  const context = as(actors.cafCoordinator)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day: '2026-11-24', hour: '9:00' })
  await openMeeting(context, { ctgId, meetingId })
  const { decisionId } = await db.transaction().execute((tx) =>
    addDecision(
      { tx, actor: context.actor, at: context.at, newId: () => crypto.randomUUID() },
      {
        ...{ ctgId, meetingId, text: 'Étudier l’accueil élargi à 100 %.', responsible: 'La Ville', dueOn: null },
        ...{ positions: [], subjects: [], missing: [], despite: null },
      },
    ),
  )
  return { context, bodyId, meetingId, decisionId }
}

describe('the pages of the bodies', () => {
  test('name who sits and the seats without holder, and offer each role what it may do', async () => {
    const ctg = await givenCtg(db)
    const { bodyId } = await givenDecision(ctg)
    const page = await getBodiesPage(ctg.as(ctg.actors.cafCoordinator), ctg.ctgId)
    expect(page.bodies).toMatchObject([{ id: bodyId }])
    expect(await listOccasions(ctg.as(ctg.actors.cafCoordinator), ctg.ctgId)).toMatchObject([
      { bodyId, lastOn: null, nextOn: '2026-11-24' },
    ])
    expect(page.bodies[0]?.seats).toHaveLength(4)
    expect(page.may).toEqual({ createBody: true, createBodyWithoutTheme: true, prepareMeeting: true, renew: true })
    const officer = await getBodiesPage(ctg.as(ctg.actors.earlyOfficer), ctg.ctgId)
    expect(officer.may).toEqual({
      createBody: true,
      createBodyWithoutTheme: false,
      prepareMeeting: false,
      renew: false,
    })
    expect(officer.themes.map(({ name }) => name)).toEqual(['Petite enfance'])
    const reader = await getBodyPage(ctg.as(ctg.actors.reader), { ctgId: ctg.ctgId, bodyId })
    expect(reader.mayEdit).toBe(false)
  })
})

describe('the page of a meeting', () => {
  test('offers what may be done now, to who may do it', async () => {
    const ctg = await givenCtg(db)
    const { context, meetingId } = await givenDecision(ctg)
    const key = { ctgId: ctg.ctgId, meetingId }
    const { may, missingSeats, decisions } = await getMeetingPage(context, key)
    expect(may).toEqual({
      edit: true,
      convene: false,
      open: false,
      decide: true,
      close: true,
      cancel: false,
      correct: false,
    })
    expect(missingSeats).toMatchObject([{ code: 'seats-empty', count: 4 }])
    expect(decisions).toMatchObject([{ number: 1, positions: [{ position: 'not-asked' }, { position: 'not-asked' }] }])
    const reader = await getMeetingPage(ctg.as(ctg.actors.reader), key)
    expect(Object.values(reader.may)).not.toContain(true)
    const officer = await getNewMeetingPage(ctg.as(ctg.actors.earlyOfficer), ctg.ctgId)
    expect(officer).toMatchObject({ bodies: [], hasBodies: true })
  })
  test('the list says where the yearly copil stands, and offers to prepare it to who may', async () => {
    const ctg = await givenCtg(db)
    await db.updateTable('ctg').set({ signed_on: '2026-01-01' }).where('id', '=', ctg.ctgId).execute()
    const { context } = await givenDecision(ctg)
    const page = await getMeetingsPage(context, { ctgId: ctg.ctgId, page: 1 })
    expect(page.toCome).toMatchObject([{ decisionCount: 1, status: 'in-session' }])
    expect(page.yearlyCopil).toEqual({ dueOn: '2027-01-01', state: 'soon' })
    expect(page.mayPrepareCopil).toBe(true)
    const officer = await getMeetingsPage(ctg.as(ctg.actors.earlyOfficer), { ctgId: ctg.ctgId, page: 1 })
    expect(officer.mayPrepareCopil).toBe(false)
  })
})

describe('the register of decisions', () => {
  test.each([
    ['ACCUEIL elargi', 1],
    ['2026-01', 1],
    ['la ville', 1],
    ['100 %', 1],
    ['1__ %', 0],
    ['absent', 0],
  ])('is searched by words, accents and case aside, or by number: %s', async (words, count) => {
    const ctg = await givenCtg(db)
    const { context } = await givenDecision(ctg)
    const filter: RegisterFilter & { readonly page: number } = {
      ctgId: ctg.ctgId,
      words,
      bodyId: null,
      state: null,
      year: null,
      view: null,
      page: 1,
    }
    const page = await getDecisionsPage(context, filter)
    expect(page.count).toBe(count)
    expect(page.decisions).toHaveLength(count)
  })
  test('is filtered by body and by state', async () => {
    const ctg = await givenCtg(db)
    const { context, bodyId } = await givenDecision(ctg)
    const filter: RegisterFilter & { readonly page: number } = {
      ctgId: ctg.ctgId,
      words: '',
      bodyId,
      state: 'to-do',
      year: null,
      view: null,
      page: 1,
    }
    expect((await getDecisionsPage(context, filter)).count).toBe(1)
    expect((await getDecisionsPage(context, { ...filter, state: 'done' })).count).toBe(0)
    expect((await getDecisionsPage(context, { ...filter, bodyId: ctg.ctgId })).count).toBe(0)
  })
  test('a decision says who has confirmed and who is awaited', async () => {
    const ctg = await givenCtg(db)
    const { decisionId } = await givenDecision(ctg)
    const page = await getDecisionPage(ctg.as(ctg.actors.townCoordinator), { ctgId: ctg.ctgId, decisionId })
    expect(page.confirmations).toMatchObject([{ partyName: 'Caf de test' }])
    expect(page.awaitedConfirmations).toMatchObject([{ partyName: 'Ville de test' }])
    expect(page.may).toEqual({ update: true, rewrite: true, confirm: true })
  })
})

test('nothing is shown to a stranger, nor under the address of another CTG', async () => {
  const ctg = await givenCtg(db)
  const other = await givenCtg(db)
  const { bodyId, meetingId, decisionId } = await givenDecision(ctg)
  const stranger = ctg.as(ctg.actors.stranger)
  const elsewhere = other.as(other.actors.cafCoordinator)
  const { ctgId } = ctg
  const notFound = { kind: 'not-found' }
  const filter: RegisterFilter & { readonly page: number } = {
    ctgId,
    words: '',
    bodyId: null,
    state: null,
    year: null,
    view: null,
    page: 1,
  }
  await expect(getBodiesPage(stranger, ctgId)).rejects.toMatchObject(notFound)
  await expect(getBodyPage(stranger, { ctgId, bodyId })).rejects.toMatchObject(notFound)
  await expect(getRenewalPage(stranger, { ctgId, partyId: ctg.caf.id })).rejects.toMatchObject(notFound)
  await expect(listMeetingsOfBody(stranger, { ctgId, bodyId })).rejects.toMatchObject(notFound)
  await expect(listOccasions(stranger, ctgId)).rejects.toMatchObject(notFound)
  await expect(getMeetingsPage(stranger, { ctgId, page: 1 })).rejects.toMatchObject(notFound)
  await expect(getMeetingPage(stranger, { ctgId, meetingId })).rejects.toMatchObject(notFound)
  await expect(getDecisionsPage(stranger, filter)).rejects.toMatchObject(notFound)
  await expect(getBodyPage(elsewhere, { ctgId: other.ctgId, bodyId })).rejects.toMatchObject(notFound)
  await expect(getRenewalPage(elsewhere, { ctgId: other.ctgId, partyId: ctg.caf.id })).rejects.toMatchObject(notFound)
  await expect(getMeetingPage(elsewhere, { ctgId: other.ctgId, meetingId })).rejects.toMatchObject(notFound)
  await expect(getDecisionPage(elsewhere, { ctgId: other.ctgId, decisionId })).rejects.toMatchObject(notFound)
})
