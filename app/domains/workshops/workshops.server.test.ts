import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { addProposal } from './commands/add-proposal.server.ts'
import { addWorkshopGroup } from './commands/add-workshop-group.server.ts'
import { makeAction } from './commands/make-action.server.ts'
import { makeFinding } from './commands/make-finding.server.ts'
import { moveProposal } from './commands/move-proposal.server.ts'
import { openWorkshop } from './commands/open-workshop.server.ts'
import { proposeAsGuest } from './commands/propose-as-guest.server.ts'
import { removeProposal } from './commands/remove-proposal.server.ts'
import { setWorkshopState } from './commands/set-workshop-state.server.ts'
import { updateProposal } from './commands/update-proposal.server.ts'
import { guestPageOf, workshopDoor } from './door.server.ts'
import { findWorkshopSource, getWorkshopPage, getWorkshopsPage } from './queries.server.ts'

const db = await testDatabase()

async function given() {
  const ctg = await givenFullCtg(db)
  const key = { ctgId: ctg.ctgId, workshopId: ctg.ids.workshop }
  const by = (who: keyof FullCtg['actors']) => ctg.as(ctg.actors[who])
  const board = () => getWorkshopPage(by('townCoordinator'), key)
  return { ...ctg, key, by, board }
}

describe('a board', () => {
  test('gathers what several people propose at once, and where each is arranged', async () => {
    const { key, by, board, ids } = await given()
    const all = ['townCoordinator', 'cafCoordinator', 'contributor', 'lead'] as const
    await Promise.all(all.map((who) => addProposal(by(who), { ...key, what: `De ${who}` })))
    const { proposals } = await board()
    expect(proposals.map(({ what }) => what).toSorted()).toEqual(
      [...all.map((who) => `De ${who}`), 'Ouvrir tôt'].toSorted(),
    )
    const mine = proposals.find(({ what }) => what === 'De lead')
    expect(mine).toMatchObject({ groupId: null, partyName: 'Association' })
    await moveProposal(by('earlyOfficer'), { ...key, proposalId: mine?.id ?? '', groupId: ids.workshopGroup })
    expect((await board()).proposals.find(({ id }) => id === mine?.id)?.groupId).toBe(ids.workshopGroup)
  })

  test('begins a group with a first proposal', async () => {
    const { key, by, board } = await given()
    const { proposalId } = await addProposal(by('lead'), { ...key, what: 'Une place le soir' })
    const { groupId } = await addWorkshopGroup(by('contributor'), { ...key, title: 'Le soir', proposalId })
    expect((await board()).proposals.find(({ id }) => id === proposalId)?.groupId).toBe(groupId)
  })

  test('says to its author what another corrected meanwhile', async () => {
    const { key, by, ids } = await given()
    const corrected = { ...key, proposalId: ids.proposal, version: 1, what: 'Ouvrir à six heures' }
    await updateProposal(by('townCoordinator'), corrected)
    await expect(
      updateProposal(by('cafCoordinator'), { ...corrected, what: 'Ouvrir à sept heures' }),
    ).rejects.toMatchObject({
      code: 'journey.changed-meanwhile',
      fields: { what: expect.stringContaining('Ouvrir à six heures') },
    })
  })

  test('closed, takes nothing more, from a phone neither; it may be opened again', async () => {
    const { key, by, workshopCode } = await given()
    await setWorkshopState(by('townCoordinator'), { ...key, isOpen: '' })
    await expect(addProposal(by('lead'), { ...key, what: 'Trop tard' })).rejects.toMatchObject({
      code: 'journey.workshop-closed',
    })
    const workshop = (await workshopDoor.find(db, workshopCode, testInstant)) ?? expect.unreachable('no workshop')
    const guest = { db, at: testInstant, holder: workshopDoor.holderOf(workshop) }
    await expect(proposeAsGuest(guest, { byName: 'Une habitante', what: 'Trop tard' })).rejects.toMatchObject({
      code: 'journey.workshop-closed',
    })
    await setWorkshopState(by('townCoordinator'), { ...key, isOpen: 'on' })
    await addProposal(by('lead'), { ...key, what: 'À temps' })
  })
})

describe('what proposals become', () => {
  test('a finding with their words, once; each keeps its link', async () => {
    const { key, ctgId, ids, by, board } = await given()
    const group = { ...key, groupId: ids.workshopGroup }
    const both = await Promise.allSettled([
      makeFinding(by('townCoordinator'), { ...group, kind: 'weakness' }),
      makeFinding(by('cafCoordinator'), { ...group, kind: 'strength' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'journey.already-turned' },
    })
    const [outcome] = (await board()).proposals[0]?.outcomes ?? []
    expect(outcome).toMatchObject({ type: 'finding', title: 'Des horaires élargis' })
    const source = await findWorkshopSource(by('reader'), { ctgId, type: 'finding', id: outcome?.id ?? '' })
    expect(source).toMatchObject({ question: 'Que proposer ?', proposals: [{ what: 'Ouvrir tôt' }] })
  })

  test('an action too, from a proposal alone', async () => {
    const { key, ctgId, by } = await given()
    const { proposalId } = await addProposal(by('lead'), {
      ...key,
      what: 'Un relais mobile',
      need: 'Les quartiers éloignés',
      who: 'Le Département',
    })
    const { actionId } = await makeAction(by('contributor'), { ...key, proposalId })
    const action = await db
      .selectFrom('action')
      .select(['title', 'need', 'lead_name as leadName', 'status', 'theme_id as themeId'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .executeTakeFirst()
    expect(action).toMatchObject({
      title: 'Un relais mobile',
      need: 'Les quartiers éloignés',
      leadName: 'Le Département',
      status: 'proposed',
    })
    await expect(removeProposal(by('townCoordinator'), { ...key, proposalId })).rejects.toMatchObject({
      code: 'journey.proposal-turned',
    })
  })

  test('of a group, only what was added since', async () => {
    const { key, ids, by, board } = await given()
    const group = { ...key, groupId: ids.workshopGroup }
    await makeAction(by('townCoordinator'), group)
    const { proposalId } = await addProposal(by('lead'), { ...key, what: 'Un samedi sur deux' })
    await moveProposal(by('townCoordinator'), { ...group, proposalId })
    const { actionId } = await makeAction(by('townCoordinator'), group)
    const last = (await board()).proposals.filter(({ outcomes }) => outcomes.some(({ id }) => id === actionId))
    expect(last.map(({ id }) => id)).toEqual([proposalId])
  })
})

describe('the code of the room', () => {
  const given2: { app?: TestApp } = {}
  beforeAll(async () => {
    given2.app = await openTestApp(db)
  })
  afterAll(() => given2.app?.close())

  test('opens the question and a form, and nothing else of the CTG', async () => {
    const { workshopCode, board } = await given()
    const workshop = (await workshopDoor.find(db, workshopCode, testInstant)) ?? expect.unreachable('no workshop')
    expect(Object.keys(guestPageOf(workshop)).toSorted()).toEqual(['isJudging', 'isOpen', 'joinCode', 'question'])
    const html = (await (await given2.app?.get(`/atelier/${workshopCode}`))?.text()) ?? ''
    expect(html).toContain('Que proposer\u202f?')
    expect(html).not.toContain('Ouvrir tôt')
    const form = { intent: 'propose', byName: 'Une animatrice', what: 'Une ludothèque', requestId: 'request-1' }
    const sent = [
      await given2.app?.post(`/atelier/${workshopCode}`, form),
      await given2.app?.post(`/atelier/${workshopCode}`, form),
    ]
    expect(sent.map((answer) => answer?.status)).toEqual([303, 303])
    const written = (await board()).proposals.filter(({ what }) => what === 'Une ludothèque')
    expect(written).toMatchObject([{ byName: 'Une animatrice', partyName: null, mayChange: true }])
  })

  test('says at its field what is missing, and gives back what was typed', async () => {
    const { workshopCode } = await given()
    const answer = await given2.app?.post(`/atelier/${workshopCode}`, {
      ...{ intent: 'propose', byName: '', what: 'Une ludothèque' },
    })
    expect(answer?.status).toBe(422)
    expect(await answer?.text()).toMatch(
      /Indiquez votre nom[\s\S]*value="Une ludothèque"|value="Une ludothèque"[\s\S]*Indiquez votre nom/,
    )
  })

  test('is that of no other workshop', async () => {
    expect((await given2.app?.get('/atelier/zzzzz-zzzzz'))?.status).toBe(404)
  })
})

test('a workshop is told to those of its theme and to the coordinators', async () => {
  const { ctgId, themeId, by, actors, ids } = await given()
  const { workshopId } = await openWorkshop(by('townCoordinator'), {
    ctgId,
    themeId,
    meetingId: ids.meeting,
    question: 'Et demain ?',
  })
  const notices = await db
    .selectFrom('notice')
    .select('person_id')
    .where('ctg_id', '=', ctgId)
    .where('subject_id', '=', workshopId)
    .execute()
  expect(notices.map(({ person_id }) => person_id).toSorted()).toEqual(
    [actors.cafCoordinator.personId, actors.earlyOfficer.personId].toSorted(),
  )
  const { workshops } = await getWorkshopsPage(by('reader'), { ctgId, meetingId: null })
  expect(workshops.find(({ id }) => id === workshopId)).toMatchObject({ question: 'Et demain ?', isOpen: true })
})
