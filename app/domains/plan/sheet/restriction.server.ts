/** Writes that a sheet is restricted, or no longer. Who reads it then: db/sight.sql. Rules: docs/rules/plan.md §17. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from './action-fields.ts'
import { openActionAt } from './store.server.ts'

export const restrictionInput = z.object(actionKey)

/** @throws DomainError not-found | forbidden | conflict when the sheet changed since the form was opened */
export async function setRestriction(
  work: Work,
  key: z.output<typeof restrictionInput>,
  isRestricted: boolean,
  commandName: string,
) {
  const { ctgId, actionId } = key
  const action = await openActionAt(work, key, planPermissions.restrictAction, commandName)
  if (action.is_restricted === isRestricted) return { actionId, version: action.version }
  const version = action.version + 1
  await work.tx
    .updateTable('action')
    .set({ is_restricted: isRestricted, version })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .execute()
  // On both sides of the act nobody is told who could not read it: notices and webhooks look at what the row says now.
  await recordAudit(work, {
    action: isRestricted ? 'action.restricted' : 'action.opened-to-all',
    subject: { type: 'action', id: actionId },
    ctgId,
    detail: { title: action.title },
  })
  return { actionId, version }
}
