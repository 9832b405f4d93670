/**
 * What is recommended of objectives and actions, in common (the coordination writes it) or by one party, which stays beside the
 * others. Rows that say what is saved already are left as they are. Rules: docs/rules/evaluation.md §5.
 */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalToNote } from '../evaluation.ts'
import type { Advice } from '../evaluation-shape.ts'
import { adviceRows, evaluationKey } from '../inputs.ts'
import { adviceWords } from '../labels.fr.ts'
import { evaluationPermissions } from '../permissions.ts'
import { findParty, lockEvaluation } from '../store.server.ts'

const input = z.object({ ...evaluationKey, partyId: optionalId(), rows: adviceRows() })
type Row = z.output<typeof input>['rows'][number]
type Key = { readonly ctgId: string; readonly evaluationId: string; readonly partyId: string | null }

export const recommend = command({
  name: 'evaluation.recommend',
  permission: evaluationPermissions.lead,
  input,
  about: async (work: Work, { partyId, ...key }: z.output<typeof input>) => {
    if (partyId !== null) await findParty(work, { ctgId: key.ctgId, partyId })
    return lockEvaluation(work, key)
  },
  may: (actor, { ctgId }, { partyId }) =>
    partyId === null
      ? allows(evaluationPermissions.lead, actor, { ctgId })
      : allows(evaluationPermissions.judge, actor, { ctgId, partyId }),
  async run(work, { ctgId, evaluationId, partyId, rows }, { evaluation }) {
    refuse('evaluation', refusalToNote(evaluation))
    const key = { ctgId, evaluationId, partyId }
    const saved = evaluation.advice.filter(({ party }) => (party?.partyId ?? null) === partyId)
    const touched = rows.filter((row) => differs(row, savedOf(row, saved)))
    refuseIfChanged(touched, saved)
    const kinds = await kindsOf(work, ctgId, touched)
    await replace(work, key, touched, kinds)
    if (touched.length > 0)
      await recordAct(work, 'evaluation.advised', { ctgId, id: evaluationId }, { partyId, rows: touched })
    return { changed: touched.length }
  },
})

const savedOf = ({ id }: Pick<Row, 'id'>, saved: readonly Advice[]): Advice | undefined =>
  saved.find((one) => one.id === id)

const differs = ({ advice, reason }: Row, saved: Advice | undefined): boolean =>
  (saved?.advice ?? null) !== advice || (advice !== null && saved?.reason !== reason)

/** @throws DomainError conflict, what another person saved at each field */
function refuseIfChanged(rows: readonly Row[], saved: readonly Advice[]): void {
  const changed = rows.filter((row) => (savedOf(row, saved)?.version ?? 0) !== row.version)
  if (changed.length === 0) return
  throw new DomainError(
    'conflict',
    'evaluation.changed-meanwhile',
    Object.fromEntries(changed.map((row) => [`advice-${row.id}`, adviceWords.savedMeanwhile(savedOf(row, saved))])),
  )
}

/** Of each target, whether it is an action; a restricted sheet that the actor may not see is not found. @throws DomainError not-found */
async function kindsOf(
  { tx }: Work,
  ctgId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, 'action' | 'objective'>> {
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const actions = await rowsOf(tx, 'action', { ctg_id: ctgId }).select(['id']).where('id', 'in', ids).execute()
  const objectives = await rowsOf(tx, 'objective', { ctg_id: ctgId }).select(['id']).where('id', 'in', ids).execute()
  const kinds = new Map([
    ...actions.map(({ id }) => [id, 'action' as const] as const),
    ...objectives.map(({ id }) => [id, 'objective' as const] as const),
  ])
  if (ids.some((id) => !kinds.has(id))) throw new DomainError('not-found', 'evaluation.target-not-found')
  return kinds
}

async function replace(
  { tx, actor, at, newId }: Work,
  { ctgId, evaluationId, partyId }: Key,
  rows: readonly Row[],
  kinds: ReadonlyMap<string, 'action' | 'objective'>,
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx
    .deleteFrom('evaluation_advice')
    .where('ctg_id', '=', ctgId)
    .where('evaluation_id', '=', evaluationId)
    .where('party_id', 'is not distinct from', partyId)
    .where((eb) => eb.or([eb('action_id', 'in', ids), eb('objective_id', 'in', ids)]))
    .execute()
  const written = rows.flatMap(({ id, advice, reason, version }) =>
    advice === null
      ? []
      : [
          {
            ...{ ctg_id: ctgId, id: newId(), evaluation_id: evaluationId, party_id: partyId, advice, reason },
            ...{
              action_id: kinds.get(id) === 'action' ? id : null,
              objective_id: kinds.get(id) === 'objective' ? id : null,
            },
            ...{ written_by: actor.name, written_at: at, version: version + 1 },
          },
        ],
  )
  if (written.length > 0) await tx.insertInto('evaluation_advice').values(written).execute()
}
