/** What a person makes Trame write to addresses she typed is counted by the day. Rules: docs/rules/jobs.md §4. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'

const db = await testDatabase()

const invitation = (ctgId: string, partyId: string) => ({
  ...{ ctgId, partyId, email: `${randomUUID()}@exemple.fr`, name: 'Odile Batiste', role: 'reader' as const },
  ...{ functionTitle: 'Agente', siteUrl: 'https://trame.exemple.fr' },
})

test('a hundred people are invited in a day, not one more; the day after, again', async () => {
  const { ctgId, town, as, actors } = await givenFullCtg(db)
  const coordinator = as(actors.townCoordinator)
  for (let count = 0; count < mailLimits.mandate.most; count++)
    await inviteMember(coordinator, invitation(ctgId, town.id))
  const refused = invitation(ctgId, town.id)
  await expect(inviteMember(coordinator, refused)).rejects.toMatchObject({
    kind: 'too-many',
    code: 'attempts.mail-mandate',
  })
  expect(await db.selectFrom('person').select('id').where('email', '=', refused.email).execute()).toEqual([])
  await inviteMember({ ...coordinator, at: new Date(coordinator.at.getTime() + 86_500_000) }, refused)
}, 60_000)

test('a name or a campaign that carries a link is refused', async () => {
  const { ctgId, ids, town, as, actors } = await givenFullCtg(db)
  const coordinator = as(actors.townCoordinator)
  const name = 'Votre compte : piege.exemple'
  await expect(inviteMember(coordinator, { ...invitation(ctgId, town.id), name })).rejects.toThrow('enlevez-le')
  const campaign = { ctgId, name: 'Printemps', message: 'Cliquez https://piege.exemple', closesOn: '2027-06-01' }
  await expect(launchCampaign(coordinator, { ...campaign, actionIds: [ids.action] })).rejects.toThrow('enlevez-le')
})

test('a campaign counts each of those it writes to', async () => {
  const who = randomUUID()
  const at = new Date('2027-03-02T09:00:00Z')
  await countAttempt(db, mailLimits.campaign, who, at, 600)
  await countAttempt(db, mailLimits.campaign, who, at, 400)
  await expect(countAttempt(db, mailLimits.campaign, who, at, 1)).rejects.toMatchObject({
    code: 'attempts.mail-campaign',
  })
})
