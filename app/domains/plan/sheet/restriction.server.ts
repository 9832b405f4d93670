/** Writes that a sheet is restricted, or no longer. Who reads it then: db/sight.sql. Rules: docs/rules/plan.md §17. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { onSheet, planPermissions } from '../permissions.ts'
import { actionKey } from './action-fields.ts'
import { applyPatch } from './apply.server.ts'
import { lockSheet } from './sheets.server.ts'
import { requireVersion } from './store.server.ts'

export const restrictionCommand = (name: `plan.${string}`, isRestricted: boolean) =>
  command({
    name,
    permission: planPermissions.restrictAction,
    input: z.object(actionKey),
    about: lockSheet,
    may: onSheet(planPermissions.restrictAction),
    async run(work, { ctgId, actionId, version }, before) {
      requireVersion(before, version)
      // Nobody who cannot read the sheet is notified, before the act or after: notices and webhooks check the row as it is now.
      const saved = await applyPatch(work, ctgId, {
        change: { before, patch: { isRestricted } },
        line: () => ({
          action: isRestricted ? 'action.restricted' : 'action.opened-to-all',
          detail: { title: before.title },
        }),
      })
      return { actionId, version: saved.version }
    },
  })
