/** What the commands on steps, means and measures share: the sheet opened, the part written, the sheet's version and journal. */
import { sql } from 'kysely'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { type ActionKey, openActionAt, touchAction } from './store.server.ts'

type Key = ActionKey & { readonly version: number }

export type PartTable = 'action_step' | 'action_means' | 'action_measure'

/** Place after the last part of the sheet. */
export async function nextPosition({ tx }: Work, table: PartTable, { ctgId, actionId }: ActionKey): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select coalesce(max(position) + 1, 0) as position from ${sql.table(table)}
    where ctg_id = ${ctgId} and action_id = ${actionId}`.execute(tx)
  return rows[0]?.position ?? 0
}

/**
 * Opens the sheet at its version, writes the part, bumps the version, writes the journal.
 * @throws DomainError not-found | forbidden | conflict `plan.changed-meanwhile`
 */
export async function changePart(
  work: Work,
  commandName: string,
  key: Key,
  journalAction: string,
  write: () => Promise<{ readonly id: string; readonly title: string }>,
): Promise<{ readonly partId: string; readonly version: number }> {
  await openActionAt(work, key, planPermissions.detailAction, commandName)
  const { id: partId, title } = await write()
  const version = await touchAction(work, key)
  await recordAudit(work, {
    action: journalAction,
    subject: { type: 'action', id: key.actionId },
    ctgId: key.ctgId,
    detail: { title, partId },
  })
  return { partId, version }
}
