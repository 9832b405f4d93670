/**
 * The history of a sheet, with what its lines say more. The words of a dependency are those of the other sheet, as who asks may
 * read it now; a line written before its id was kept has it by the dependency, and says nothing more once that is gone. A line
 * that names a sheet she may not read is not given at all (db/sight.sql). Rules: docs/rules/plan.md §17.3.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { selectHistory, withSentences } from '#app/domains/audit/queries.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionKey } from './store.server.ts'

const isDependency = sql`audit_entry.action in ('action.dependency-added', 'action.dependency-removed')`

const askHistory = compileOnce((db, slot: SlotOf<ActionKey>) =>
  selectHistory(db, { ctgId: slot('ctgId'), type: 'action', id: slot('actionId') }).select([
    sql`case when ${isDependency} then audit_entry.detail - 'title' else audit_entry.detail end`.as('detail'),
    sql<string | null>`case when ${isDependency} then (
      select concat_ws(' ', nullif(awaited.code, ''), awaited.title) from action awaited
      where awaited.ctg_id = ${slot('ctgId')} and awaited.id = coalesce((audit_entry.detail ->> 'afterActionId')::uuid, (
        select dependency.after_action_id from action_dependency dependency
        where dependency.ctg_id = ${slot('ctgId')} and dependency.id = (audit_entry.detail ->> 'partId')::uuid))) end`.as(
      'awaited',
    ),
  ]),
)

/** What a line of the journal kept of an act on a sheet; an unknown shape tells nothing more. */
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const detailShape = z.object({
  changes: z.record(z.string(), z.object({ before: value, after: value })).default({}),
  reason: z.string().default(''),
  /** Of a step, a measure, a line of means. */
  title: z.string().default(''),
  partId: z.string().optional(),
})
function readDetail(detail: unknown, maySeeAddress: boolean) {
  const { changes, reason, title, partId } = detailShape.catch({ changes: {}, reason: '', title: '' }).parse(detail)
  const { leadEmail, ...others } = changes
  return { changes: t.changeLines(maySeeAddress ? changes : others), reason, part: partId === undefined ? '' : title }
}

/** The latest first, 50 at most; the caller has checked the right to read. */
export const listSheetHistory = async (db: Reader, key: ActionKey) => withSentences(await askHistory(db, key))

/** The lines as the page shows them: the address of a lead is for whoever may write the sheet. */
export const shownHistory = (lines: Awaited<ReturnType<typeof listSheetHistory>>, maySeeAddress: boolean) =>
  lines.map(({ detail, awaited, ...line }) => {
    const details = readDetail(detail, maySeeAddress)
    return { ...line, ...details, part: awaited ?? details.part }
  })
