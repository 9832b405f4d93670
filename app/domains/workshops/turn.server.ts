/** What both commands that turn proposals share: which ones, under lock, and the link they keep. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { findGroup, findProposal, type WorkshopKey } from './store.server.ts'
import { refusalToTurn, titleOf } from './workshops.ts'

/** A group, or one proposal alone. */
type Chosen = WorkshopKey & { readonly groupId: string | null; readonly proposalId: string | null }
type Became = { readonly type: 'finding' | 'action'; readonly id: string }

/** @throws DomainError not-found | conflict `journey.nothing-to-turn`, `journey.already-turned` */
export async function takeProposals(work: Work, chosen: Chosen, type: Became['type']) {
  const { ctgId, workshopId, groupId, proposalId } = chosen
  if (groupId === null && proposalId === null) throw new DomainError('not-found', 'journey.proposal-not-found')
  const group = groupId === null ? undefined : await findGroup(work, chosen, groupId)
  if (proposalId !== null) await findProposal(work, chosen, proposalId)
  const proposals = await rowsOf(work.tx, 'proposal', { ctg_id: ctgId, workshop_id: workshopId })
    .select(['id', 'what', 'need', 'who', 'group_id as groupId'])
    .$if(group !== undefined, (query) => query.where('group_id', '=', groupId))
    .$if(group === undefined, (query) => query.where('id', '=', proposalId ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const turned =
    proposals.length === 0
      ? []
      : await rowsOf(work.tx, 'proposal_outcome', { ctg_id: ctgId, subject_type: type })
          .select(['proposal_id as proposalId'])
          .where(
            'proposal_id',
            'in',
            proposals.map(({ id }) => id),
          )
          .execute()
  // Of a group to which a proposal was added since, only what is new is turned.
  const left = proposals.filter(({ id }) => !turned.some((one) => one.proposalId === id))
  refuse('journey', refusalToTurn(proposals, left.length === 0 ? turned.length : 0))
  return { title: titleOf(group?.title, left), proposals: left }
}

/** The source keeps its link, and the journal says what was born of it. */
export async function keepSource(
  work: Work,
  { ctgId, workshopId }: WorkshopKey,
  proposals: readonly { readonly id: string }[],
  became: Became & { readonly title: string },
): Promise<void> {
  await addRows(
    work.tx,
    'proposal_outcome',
    proposals.map(({ id }) => ({
      ctg_id: ctgId,
      proposal_id: id,
      subject_type: became.type,
      subject_id: became.id,
      made_at: work.at,
    })),
  )
  await recordAct(
    work,
    `workshop.became-${became.type}`,
    { ctgId, id: workshopId },
    { name: became.title, id: became.id, proposalIds: proposals.map(({ id }) => id) },
  )
}
