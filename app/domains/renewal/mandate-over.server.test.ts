/** A mandate proposed falls with the one it would carry on, or once its person is there by another door. Rules: docs/rules/renewal.md §2.7. */
import { expect, test } from 'vitest'
import { handOverCoordination } from '#app/domains/governance/commands/hand-over-coordination.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import type { Role } from '#app/kernel/actor.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { getCarryHubPage, getChapterPage, getRenewalPage } from './chapters/page-queries.server.ts'
import { answerProposal } from './commands/answer-proposal.server.ts'
import { startRenewal } from './commands/start-renewal.server.ts'
import { takeBackChapter } from './commands/take-back-chapter.server.ts'
import { givenRenewal } from './renewal.fixture.server.ts'

const db = await testDatabase()
const { former, next, nextId, caf, town, carryAll, offersOf } = await givenRenewal(db)
const { ctgId } = former
const siteUrl = 'http://localhost:3000'
const dayAfter = '2030-02-02'
const proposals = async () => (await getRenewalPage(await caf(), ctgId)).proposals
const [townPerson] = await db.selectFrom('person').selectAll().where('id', '=', former.authorityPerson).execute()
if (!townPerson) throw new Error('the fixture has a coordinator of the authority')

async function invite(to: string, role: Role) {
  const { partyId } = await db
    .selectFrom('party')
    .select('id as partyId')
    .where('ctg_id', '=', to)
    .where('kind', '=', 'authority')
    .where('is_lead', '=', true)
    .executeTakeFirstOrThrow()
  await inviteMember(await caf(), {
    ...{ ctgId: to, partyId, email: townPerson?.email ?? '', name: townPerson?.name ?? '', siteUrl },
    ...{ role, themeId: '', functionTitle: 'directeur', until: '' },
  })
}

test('whoever is there already, in the same office, is no more asked', async () => {
  const period = { startsOn: '2031-01-01', endsOn: '2035-12-31' }
  next.ctgId = (await startRenewal(await caf(), { ctgId, name: 'Pays de la Navette 2031-2035', ...period })).nextCtgId
  await carryAll('members')
  const [proposal] = await proposals()
  expect(proposal).toMatchObject({ state: 'awaited' })
  // Proposed is not come: she is no member there yet, and it may be taken back until she answers.
  const proposed = async () => (await offersOf(await caf(), 'members')).find(({ title }) => title === townPerson?.name)
  expect(await proposed()).toMatchObject({ state: { bar: 'proposé, réponse attendue' } })
  const mayTakeBack = async () =>
    (await getChapterPage(await caf(), { ctgId: nextId(), chapter: 'members' })).mayTakeBack
  expect(await mayTakeBack()).toBe(true)
  // Whom to ask for a mandate there is for those to whom none is proposed.
  expect((await getRenewalPage(await town(), ctgId)).successors).toMatchObject([{ doors: 'proposed' }])
  const answer = (said: 'declined' | null) =>
    db
      .updateTable('renewal_proposal')
      .set({ answer: said, answered_at: said && testInstant })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', proposal?.id ?? '')
      .execute()
  await answer('declined')
  expect(await proposed()).toMatchObject({ state: { bar: 'a décliné' } })
  expect(await mayTakeBack()).toBe(false)
  expect((await getCarryHubPage(await caf(), nextId())).counts?.here.members).toBe(0)
  expect((await getRenewalPage(await town(), ctgId)).successors).not.toMatchObject([{ doors: 'proposed' }])
  await answer(null)
  await invite(nextId(), 'coordinator')
  expect(await proposals()).toMatchObject([{ state: 'there' }])
  expect((await getDashboard(await town(), ctgId)).awaitsYou?.flatMap(({ kind }) => kind) ?? []).not.toContain(
    'renewal-proposal',
  )
  await expect(
    answerProposal(await town(), { ctgId, proposalId: proposal?.id ?? '', answer: 'accepted' }),
  ).rejects.toThrow('renewal.already-there')
  await db.deleteFrom('member').where('ctg_id', '=', nextId()).where('person_id', '=', former.authorityPerson).execute()
})

test('whoever hands over is no more asked: nothing is said awaited, and her answer would come too late', async () => {
  const [proposal] = await proposals()
  const { id: memberId } = await db
    .selectFrom('member')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('person_id', '=', former.authorityPerson)
    .executeTakeFirstOrThrow()
  await handOverCoordination(await caf(), {
    ...{ ctgId, memberId, email: 'relais@exemple.fr', name: 'Léa Ourlet', functionTitle: 'directrice' },
    ...{ until: '', siteUrl },
  })
  // Her last day is included: she may still answer.
  expect(await proposals()).toMatchObject([{ state: 'awaited' }])

  await invite(ctgId, 'reader')
  const later = () => former.as(former.cafPerson, dayAfter)
  const leaver = () => former.as(former.authorityPerson, dayAfter)
  expect((await getRenewalPage(await later(), ctgId)).proposals).toMatchObject([{ state: 'over' }])
  expect((await getDashboard(await leaver(), ctgId)).awaitsYou?.flatMap(({ kind }) => kind) ?? []).not.toContain(
    'renewal-proposal',
  )
  await expect(
    answerProposal(await leaver(), { ctgId, proposalId: proposal?.id ?? '', answer: 'accepted' }),
  ).rejects.toThrow('renewal.mandate-over')

  const { counts } = await getCarryHubPage(await later(), nextId())
  expect([counts?.there.members, counts?.here.members]).toEqual([2, 0])
  const offers = await offersOf(await later(), 'members')
  expect(offers.map(({ title, state }) => [title, state])).toEqual([
    ['Claire Tulle', 'present'],
    ['Léa Ourlet', 'open'],
  ])
  expect(await takeBackChapter(await caf(), { ctgId: nextId(), chapter: 'members' })).toMatchObject({ count: 1 })
})
