/** The person named agrees to go on in the CTG that follows, or declines. Asked in the CTG she follows. Rules: docs/rules/renewal.md §2.7. */
import { recordAct, recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { openCarriedMandate } from '#app/domains/ctg/steps.server.ts'
import { seatCoordination } from '#app/domains/governance/steps.server.ts'
import { refuseArchived } from '#app/kernel/archived-ctg.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { renewalPermissions } from '../permissions.ts'
import { refusalToAnswer } from '../renewal.ts'

type Key = { readonly ctgId: string; readonly proposalId: string }

/** @param key with the CTG that ends */
async function lockProposal({ tx }: Work, { ctgId, proposalId }: Key) {
  const row = await tx
    .selectFrom('renewal_proposal as asked')
    .innerJoin('member', sameCtg('member.id', 'asked.member_id'))
    .leftJoin('theme as former_theme', sameCtg('former_theme.id', 'member.theme_id'))
    .leftJoin('theme', (join) =>
      join.onRef('theme.ctg_id', '=', 'asked.next_ctg_id').onRef('theme.name', '=', 'former_theme.name'),
    )
    .select(['asked.next_ctg_id as nextCtgId', 'asked.party_id as partyId', 'asked.answer'])
    .select(['member.person_id as personId', 'member.role', 'member.function_title as functionTitle'])
    .select(['theme.id as themeId'])
    .where('asked.ctg_id', '=', ctgId)
    .where('asked.id', '=', proposalId)
    .forUpdate('asked')
    .executeTakeFirst()
  return { ctgId, ...found(row, 'renewal.proposal-not-found') }
}

export const answerProposal = command({
  name: 'renewal.answer-proposal',
  permission: renewalPermissions.answerProposal,
  input: {
    ctgId: id(),
    proposalId: id(),
    answer: choice(['accepted', 'declined'], 'Dites si vous acceptez.'),
  },
  about: lockProposal,
  may: (actor, { personId }) => personId === actor.personId,
  async run(work, { ctgId, proposalId, answer }, proposal) {
    const { tx, at, actor } = work
    refuse('renewal', refusalToAnswer(proposal))
    const { nextCtgId, personId, partyId, role, themeId, functionTitle } = proposal
    await rowOf(tx, 'renewal_proposal', { ctgId, id: proposalId }).update({ answer, answered_at: at })
    if (answer === 'accepted') {
      await refuseArchived(tx, nextCtgId)
      await openCarriedMandate(work, { ctgId: nextCtgId, personId, partyId, role, themeId, functionTitle })
      if (role === 'coordinator') await seatCoordination(work, { ctgId: nextCtgId, partyId })
    }
    await recordAct(work, `ctg.mandate-${answer}`, { ctgId, id: ctgId }, { name: actor.name, nextCtgId })
    await recordAudit(work, {
      action: `ctg.mandate-${answer}`,
      subject: { type: 'ctg', id: nextCtgId },
      ctgId: nextCtgId,
      detail: { name: actor.name },
    })
    return { nextCtgId, isMember: answer === 'accepted' }
  },
})
