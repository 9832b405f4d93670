/** The date a CTG aims at for a milestone, with its precision. Rule: docs/rules/journey.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { MilestoneKind } from './ctg.ts'

export type Target = {
  readonly ctgId: string
  readonly kind: MilestoneKind
  /** Null: no date is aimed at any more. */
  readonly targetOn: string | null
  readonly precision: DatePrecision
}

/** Sets or removes it; the target of the signature is told by the CTG too. @throws DomainError not-found */
export async function setTarget(work: Work, { ctgId, kind, targetOn, precision }: Target): Promise<void> {
  const { tx, newId } = work
  found(
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst(),
    'ctg.not-found',
  )
  const firstDay = targetOn && firstDayOf(targetOn, precision)
  const values = { target_on: firstDay, target_precision: precision }
  const before = await rowsOf(tx, 'milestone', { ctg_id: ctgId, kind }).find([
    'id',
    'target_on as targetOn',
    'target_precision as precision',
  ])
  const id = before?.id ?? newId()
  await tx
    .insertInto('milestone')
    .values({ ctg_id: ctgId, id, kind, ...values })
    .onConflict((conflict) => conflict.columns(['ctg_id', 'id']).doUpdateSet(values))
    .execute()
  if (kind === 'signed')
    await rowsOf(tx, 'ctg', { id: ctgId }).update({
      signature_target_on: firstDay,
      signature_target_precision: precision,
    })
  const detail = { kind, before: before ?? null, after: { targetOn: firstDay, precision } }
  await recordAct(work, 'milestone.target-set', { ctgId, id }, detail)
}
