/** A CTG archived before it was renewed: the one that follows begins all the same. Rules: docs/rules/archives.md §3.4, docs/rules/renewal.md §1.1. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { testDatabase } from '#test/database.server.ts'
import { getRenewalPage } from './chapters/page-queries.server.ts'
import { answerProposal } from './commands/answer-proposal.server.ts'
import { pourBalance } from './commands/pour-balance.server.ts'
import { startRenewal } from './commands/start-renewal.server.ts'
import { givenRenewal, today } from './renewal.fixture.server.ts'

const db = await testDatabase()
const { former, next, nextId, caf, town, carryAll } = await givenRenewal(db)
const { ctgId } = former
const form = { name: 'Pays de la Navette 2031-2035', startsOn: '2031-01-01', endsOn: '2035-12-31' }

const officer = { id: randomUUID(), name: 'Odile Batiste', email: `${randomUUID()}@exemple.fr` }

async function archive(id: string) {
  for (const who of [caf, town]) await wishArchiving(await who(), { ctgId: id, wish: 'archive' })
}

async function inviteOfficer() {
  await db
    .insertInto('person')
    .values({ ...officer, emailVerified: true })
    .execute()
  const { email, name } = officer
  await inviteMember(await town(), {
    ...{ ctgId, partyId: former.authorityPartyId, email, name, siteUrl: 'http://localhost:3000' },
    ...{ role: 'cooperation-officer', themeId: '', functionTitle: 'chargée de coopération', until: '' },
  })
}

test('it is created, what goes on is chosen, and the other coordination answers, though nothing else is written there', async () => {
  await inviteOfficer()
  await archive(ctgId)
  expect(await getRenewalPage(await caf(), ctgId)).toMatchObject({ mayStart: true })
  next.ctgId = (await startRenewal(await caf(), { ctgId, ...form })).nextCtgId
  expect((await carryAll('parties')).filter(({ state }) => state === 'open')).toEqual([])
  await carryAll('members')
  const proposal = (await getRenewalPage(await town(), ctgId)).proposals.find(({ isMine }) => isMine)
  expect(proposal).toMatchObject({ state: 'awaited' })
  const { awaitsYou, youAwait, look } = await getDashboard(await town(), ctgId)
  expect(awaitsYou?.flatMap(({ kind }) => kind)).toEqual(['renewal-proposal'])
  expect([youAwait, look.showsGaps]).toEqual([null, false])

  const key = { ctgId, proposalId: proposal?.id ?? '' }
  await answerProposal(await town(), { ...key, answer: 'accepted' })
  expect(membershipIn((await town()).actor, nextId())).toMatchObject({ role: 'coordinator', partyKind: 'authority' })
  expect((await getDashboard(await town(), ctgId)).awaitsYou).toBeNull()

  await expect(pourBalance(await caf(), { ctgId })).rejects.toThrow('ctg.archived')
})

test('whoever says yes once that one is archived too is told so, and stays out of it', async () => {
  await archive(nextId())
  const asked = async () => {
    const { proposals } = await getRenewalPage(await former.as(officer.id, today), ctgId)
    return proposals.find(({ isMine }) => isMine)
  }
  const key = { ctgId, proposalId: (await asked())?.id ?? '' }
  await expect(answerProposal(await former.as(officer.id, today), { ...key, answer: 'accepted' })).rejects.toThrow(
    'ctg.archived',
  )
  expect(await asked()).toMatchObject({ state: 'awaited' })
  expect(membershipIn((await former.as(officer.id, today)).actor, nextId())).toBeUndefined()

  await answerProposal(await former.as(officer.id, today), { ...key, answer: 'declined' })
  expect(await asked()).toMatchObject({ state: 'declined' })
})
