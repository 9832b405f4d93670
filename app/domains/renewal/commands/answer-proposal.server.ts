/** The person named agrees to go on in the CTG that follows, or declines. Asked in the CTG she follows. Rules: docs/rules/renewal.md §2.7. */
import { recordAct, recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { openCarriedMandate } from '#app/domains/ctg/steps.server.ts'
import { seatCoordination } from '#app/domains/governance/steps.server.ts'
import { refuseArchived } from '#app/kernel/archived-ctg.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { pairSettings } from '../find-again.ts'
import { renewalPermissions } from '../permissions.ts'
import { proposalState } from '../proposal-state.server.ts'
import { refusalToAnswer } from '../renewal.ts'
import { loadSetting } from '../setting.server.ts'

type Key = { readonly ctgId: string; readonly proposalId: string }

/** @param key with the CTG that ends */
async function lockProposal(work: Work, { ctgId, proposalId }: Key) {
  const today = todayIn(work, ctgId)
  const row = await work.tx
    .selectFrom('renewal_proposal as asked')
    .innerJoin('member', sameCtg('member.id', 'asked.member_id'))
    .select(['asked.next_ctg_id as nextCtgId', 'asked.party_id as partyId'])
    .select(proposalState(today).as('state'))
    .select(['member.person_id as personId', 'member.role', 'member.function_title as functionTitle'])
    .select(['member.theme_id as formerThemeId'])
    .where('asked.ctg_id', '=', ctgId)
    .where('asked.id', '=', proposalId)
    .forUpdate('asked')
    .executeTakeFirst()
  return { ctgId, ...found(row, 'renewal.proposal-not-found') }
}

/** Of the CTG that follows; null for a mandate of every theme. @throws DomainError conflict: without its theme, it would be one of every theme */
async function findTheme({ tx }: Work, { ctgId, nextCtgId, formerThemeId }: ThemeOf): Promise<string | null> {
  if (formerThemeId === null) return null
  const [from, to] = await Promise.all([loadSetting(tx, ctgId), loadSetting(tx, nextCtgId)])
  const themeId = pairSettings(from, to).themes.get(formerThemeId)
  if (themeId === undefined) throw new DomainError('conflict', 'renewal.mandate-without-theme')
  return themeId
}

type ThemeOf = { readonly ctgId: string; readonly nextCtgId: string; readonly formerThemeId: string | null }

export const answerProposal = command({
  name: 'renewal.answer-proposal',
  permission: renewalPermissions.answerProposal,
  input: {
    proposalId: id(),
    answer: choice(['accepted', 'declined'], 'Dites si vous acceptez.'),
  },
  about: lockProposal,
  may: (actor, { personId }) => personId === actor.personId,
  async run(work, { ctgId, proposalId, answer }, proposal) {
    const { tx, at, actor } = work
    refuse('renewal', refusalToAnswer(proposal.state))
    const { nextCtgId, personId, partyId, role, functionTitle } = proposal
    await rowOf(tx, 'renewal_proposal', { ctgId, id: proposalId }).update({ answer, answered_at: at })
    if (answer === 'accepted') {
      await refuseArchived(tx, nextCtgId)
      const themeId = await findTheme(work, proposal)
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
