/** The framing note, until a decision freezes it: scope, method, calendar, means, limits, risks, who judges. Rules: docs/rules/evaluation.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { ids, version } from '#app/kernel/fields.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalToFrame } from '../evaluation.ts'
import { evaluationKey, framingText, identityFields } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation, mayWrite } from '../store.server.ts'

export const updateFraming = command({
  name: 'evaluation.update-framing',
  permission: evaluationPermissions.write,
  input: { ...evaluationKey, version: version(), ...identityFields, ...framingText, judgeIds: ids() },
  about: lockEvaluation,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, evaluationId, version: openedOn, judgeIds, ...typed }, { evaluation }) {
    refuse('evaluation', refusalToFrame(evaluation))
    const { kind, title, framing } = evaluation
    if (evaluation.version !== openedOn) throw changedMeanwhile('evaluation', { kind, title, ...framing }, typed)
    await requireParties(work, ctgId, judgeIds)
    await rowOf(work.tx, 'evaluation', { ctgId, id: evaluationId }).update({ ...typed, version: openedOn + 1 })
    await replaceJudges(work, { ctgId, evaluationId }, judgeIds)
    await recordAct(
      work,
      'evaluation.framing-updated',
      { ctgId, id: evaluationId },
      { ...typed, judges: judgeIds.length },
    )
    return { evaluationId }
  },
})

/** @throws DomainError not-found */
async function requireParties({ tx }: Work, ctgId: string, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return
  const parties = await rowsOf(tx, 'party', { ctg_id: ctgId }).select(['id']).where('id', 'in', partyIds).execute()
  if (parties.length < new Set(partyIds).size) throw new DomainError('not-found', 'evaluation.party-not-found')
}

type Key = { readonly ctgId: string; readonly evaluationId: string }

async function replaceJudges({ tx }: Work, { ctgId, evaluationId }: Key, partyIds: readonly string[]): Promise<void> {
  const key = { ctg_id: ctgId, evaluation_id: evaluationId }
  await rowsOf(tx, 'evaluation_judge', { ctg_id: ctgId, evaluation_id: evaluationId }).remove()
  await addRows(
    tx,
    'evaluation_judge',
    [...new Set(partyIds)].map((partyId) => ({ ...key, party_id: partyId })),
  )
}
