/**
 * The framing note, agreed by the coordinators of the lead parties: the last agreement records the milestone.
 * A note that changes asks for the agreements again. Rules: docs/rules/journey.md §4.1.
 */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinatingParties } from '#app/domains/ctg/queries.server.ts'
import { noteMilestone, openMilestone, reachMilestone } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { line, optionalDay } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { getMilestoneFacts } from '../facts.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { refusalToFrame, remarksOf } from '../journey.ts'
import { journeyRefusals } from '../labels.fr.ts'
import { journeyPermissions } from '../permissions.ts'

export const recordFraming = command({
  name: 'journey.record-framing',
  permission: journeyPermissions.recordFraming,
  input: {
    note: line(inputLabels.framing, 20_000),
    /** Day of the agreement; left empty: today. */
    framedOn: optionalDay(),
  },
  about: wholeCtg,
  async run(work, { ctgId, note, framedOn }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const today = todayIn(work, ctgId)
    if (framedOn !== null && framedOn > today)
      throw new DomainError('invalid', 'journey.framed-in-future', {
        framedOn: journeyRefusals['journey.framed-in-future'] ?? '',
      })
    const framing = await lockFraming(work, ctgId)
    const isSameNote = framing.note === note
    refuse('journey', refusalToFrame({ ...framing, isSameNote }, partyId))
    await saveAgreement(work, { ctgId, milestoneId: framing.id, partyId, note, isSameNote })
    const agreed = [partyId, ...(isSameNote ? framing.agreedPartyIds : [])]
    const awaited = (await listCoordinatingParties(work.tx, ctgId, today)).filter((lead) => !agreed.includes(lead))
    if (awaited.length === 0)
      await reachMilestone(work, {
        ctgId,
        kind: 'framed',
        reachedOn: framedOn ?? today,
        missing: remarksOf.framed(await getMilestoneFacts(work.tx, { ctgId, today })),
      })
    await recordAct(work, 'milestone.framing-agreed', { ctgId, id: framing.id }, { note, awaited: awaited.length })
    return { milestoneId: framing.id, isRecorded: awaited.length === 0 }
  },
})

/** The row of the milestone, made when absent; the CTG's row is locked so that two coordinators wait for one another. */
async function lockFraming(work: Work, ctgId: string) {
  await work.tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()
  const framing = await openMilestone(work, ctgId, 'framed')
  const agreements = await rowsOf(work.tx, 'milestone_agreement', { ctg_id: ctgId, milestone_id: framing.id }).list([
    'party_id as partyId',
  ])
  return { ...framing, agreedPartyIds: agreements.map(({ partyId }) => partyId) }
}

type Agreement = {
  readonly ctgId: string
  readonly milestoneId: string
  readonly partyId: string
  readonly note: string
  readonly isSameNote: boolean
}

async function saveAgreement(work: Work, { ctgId, milestoneId, partyId, note, isSameNote }: Agreement): Promise<void> {
  const { tx, actor, at } = work
  if (!isSameNote) {
    await rowsOf(tx, 'milestone_agreement', { ctg_id: ctgId, milestone_id: milestoneId }).remove()
    await noteMilestone(work, ctgId, milestoneId, note)
  }
  await tx
    .insertInto('milestone_agreement')
    .values({ ctg_id: ctgId, milestone_id: milestoneId, party_id: partyId, person_name: actor.name, agreed_at: at })
    .execute()
}
