/** A mandate limited to a theme goes on in the CTG that follows for that theme, never for all. Rules: docs/rules/renewal.md §2.7, §2.8. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { testDatabase } from '#test/database.server.ts'
import { getRenewalPage } from './chapters/page-queries.server.ts'
import { answerProposal } from './commands/answer-proposal.server.ts'
import { startRenewal } from './commands/start-renewal.server.ts'
import { givenRenewal, today } from './renewal.fixture.server.ts'

const db = await testDatabase()
const { former, next, nextId, caf, town, carryAll, offersOf } = await givenRenewal(db)
const { ctgId } = former
const officer = { id: randomUUID(), name: 'Odile Batiste', email: `${randomUUID()}@exemple.fr` }
const hers = () => former.as(officer.id, today)

const youthOf = (id: string) =>
  db.selectFrom('theme').selectAll().where('ctg_id', '=', id).where('catalogue_key', '=', 'jeunesse')

test('without its theme there, it is not offered, nor accepted; with it, whatever its name there, it is for it alone', async () => {
  const youth = await youthOf(ctgId).executeTakeFirstOrThrow()
  await db
    .insertInto('person')
    .values({ ...officer, emailVerified: true })
    .execute()
  await inviteMember(await town(), {
    ...{ ctgId, partyId: former.authorityPartyId, email: officer.email, name: officer.name },
    ...{ siteUrl: 'http://localhost:3000', functionTitle: 'chargée de coopération', until: '' },
    ...{ role: 'cooperation-officer', themeId: youth.id },
  })
  const period = { startsOn: '2031-01-01', endsOn: '2035-12-31' }
  next.ctgId = (await startRenewal(await caf(), { ctgId, name: 'Pays de la Navette 2031-2035', ...period })).nextCtgId
  const there = await youthOf(nextId()).executeTakeFirstOrThrow()
  const remove = () => db.deleteFrom('theme').where('ctg_id', '=', nextId()).where('id', '=', there.id).execute()
  const putBack = (name: string) =>
    db
      .insertInto('theme')
      .values({ ...there, name })
      .execute()

  await remove()
  const offer = (await offersOf(await caf(), 'members')).find(({ title }) => title === officer.name)
  expect(offer?.state).toEqual({ bar: `le thème « ${youth.name} » n’est pas dans cette CTG` })

  await putBack(youth.name)
  await carryAll('members')
  const [proposal] = (await getRenewalPage(await hers(), ctgId)).proposals.filter(({ isMine }) => isMine)
  const accept = async () => answerProposal(await hers(), { ctgId, proposalId: proposal?.id ?? '', answer: 'accepted' })
  await remove()
  await expect(accept()).rejects.toThrow('renewal.mandate-without-theme')
  expect(membershipIn((await hers()).actor, nextId())).toBeUndefined()

  await putBack('Jeunesse et jeunes adultes')
  await accept()
  expect(membershipIn((await hers()).actor, nextId())).toMatchObject({ role: 'cooperation-officer', themeId: there.id })
})
