/** Loads workshops and proposals for commands; every statement carries the CTG's id. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Level } from '#app/domains/evaluation/evaluation.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { workshopLabels } from './labels.fr.ts'
import { isLevelMissing, type Judging, keptLevel } from './workshops.ts'

export type WorkshopKey = { readonly ctgId: string; readonly workshopId: string }

/** Locks the workshop: acts on one board follow one another. @throws DomainError not-found */
export const lockWorkshop = async ({ tx }: Pick<AuthoredWork, 'tx'>, { ctgId, workshopId }: WorkshopKey) => ({
  ctgId,
  ...found(
    await rowsOf(tx, 'workshop', { ctg_id: ctgId, id: workshopId })
      .select(['id', 'theme_id as themeId', 'question', 'opened_at as openedAt', 'closed_at as closedAt'])
      .select('evaluation_question_id as evaluationQuestionId')
      .forUpdate()
      .executeTakeFirst(),
    'journey.workshop-not-found',
  ),
})

/** A proposal with its board, locked. @throws DomainError not-found */
export async function lockProposal(work: Work, key: WorkshopKey & { readonly proposalId: string }) {
  const { ctgId, themeId, closedAt, evaluationQuestionId } = await lockWorkshop(work, key)
  return { ctgId, themeId, closedAt, evaluationQuestionId, proposal: await findProposal(work, key, key.proposalId) }
}

type ProposalWords = {
  readonly what: string
  readonly need: string
  readonly who: string
  readonly level: Level | null
}

/** @throws DomainError invalid, at its field, when the workshop asks what one judges and nothing is said */
export function levelFor(workshop: Judging, level: Level | null): Level | null {
  if (isLevelMissing(workshop, level))
    throw new DomainError('invalid', 'journey.level-missing', { level: workshopLabels.levelMissing })
  return keptLevel(workshop, level)
}

/** One proposal more on the board, in the name of its author. @param partyId for which a member proposes */
export async function addToBoard(
  work: AuthoredWork,
  { ctgId, workshopId }: WorkshopKey,
  words: ProposalWords,
  partyId: string | null,
): Promise<{ readonly proposalId: string }> {
  const { personId, name } = work.actor
  const proposalId = work.newId()
  await rowOf(work.tx, 'proposal', { ctgId, id: proposalId }).insert({
    workshop_id: workshopId,
    ...words,
    ...{ by_name: name, person_id: personId, party_id: partyId, created_at: work.at },
  })
  const detail = { proposalId, name: words.what }
  await recordAct(work, 'workshop.proposal-added', { ctgId, id: workshopId }, detail)
  return { proposalId }
}

/** @throws DomainError not-found, also for another workshop's proposal */
export const findProposal = async ({ tx }: Work, { ctgId, workshopId }: WorkshopKey, proposalId: string) =>
  found(
    await rowsOf(tx, 'proposal', { ctg_id: ctgId, workshop_id: workshopId, id: proposalId }).find((eb) => [
      'id',
      'what',
      'need',
      'who',
      'level',
      'version',
      'person_id as personId',
      eb
        .selectFrom('proposal_outcome as outcome')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('outcome.ctg_id', '=', 'proposal.ctg_id')
        .whereRef('outcome.proposal_id', '=', 'proposal.id')
        .where('outcome.ctg_id', '=', ctgId)
        .as('outcomeCount'),
    ]),
    'journey.proposal-not-found',
  )

/** @throws DomainError not-found, also for another workshop's group */
export const findGroup = async ({ tx }: Work, { ctgId, workshopId }: WorkshopKey, groupId: string) =>
  found(
    await rowsOf(tx, 'workshop_group', { ctg_id: ctgId, workshop_id: workshopId, id: groupId }).find(['id', 'title']),
    'journey.workshop-group-not-found',
  )

/** What an action was made of here, and its title. @throws DomainError not-found for one that was not made in this workshop */
export async function findMade({ tx }: Work, { ctgId, workshopId }: WorkshopKey, actionId: string) {
  const rows = await tx
    .selectFrom('proposal_outcome as outcome')
    .innerJoin('proposal', sameCtg('proposal.id', 'outcome.proposal_id'))
    .innerJoin('action', sameCtg('action.id', 'outcome.subject_id'))
    .select(['proposal.id', 'action.title'])
    .where('outcome.ctg_id', '=', ctgId)
    .where('outcome.subject_id', '=', actionId)
    .where('proposal.workshop_id', '=', workshopId)
    .execute()
  return { ...found(rows[0], 'plan.action-not-found'), proposalIds: rows.map((row) => row.id) }
}
