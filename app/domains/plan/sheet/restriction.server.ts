/** Writes that a sheet is restricted, or no longer. Who reads it then: db/sight.sql. Rules: docs/rules/plan.md §17. */
import { z } from 'zod'
import type { Work } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from './action-fields.ts'
import { applyPatch } from './apply.server.ts'
import { openSheet } from './sheets.server.ts'
import { requireVersion } from './store.server.ts'

export const restrictionInput = z.object(actionKey)

/** @throws DomainError not-found | forbidden | conflict when the sheet changed since the form was opened */
export async function setRestriction(
  work: Work,
  key: z.output<typeof restrictionInput>,
  isRestricted: boolean,
  commandName: string,
) {
  const { ctgId, actionId, version } = key
  const before = await openSheet(work, key, planPermissions.restrictAction, commandName)
  requireVersion(before, version)
  // On both sides of the act nobody is told who could not read it: notices and webhooks look at what the row says now.
  const saved = await applyPatch(work, ctgId, {
    change: { before, patch: { isRestricted } },
    line: () => ({
      action: isRestricted ? 'action.restricted' : 'action.opened-to-all',
      detail: { title: before.title },
    }),
  })
  return { actionId, version: saved.version }
}
