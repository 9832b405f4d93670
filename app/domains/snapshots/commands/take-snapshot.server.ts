/** Freezes the plan as it is now, under a name: « ce qui a changé depuis » is then known. Rules: docs/rules/followup.md §9. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { snapshotPermissions } from '../permissions.ts'
import { saveSnapshot } from '../store.server.ts'

export const takeSnapshot = command({
  name: 'followup.take-snapshot',
  permission: snapshotPermissions.takeSnapshot,
  input: z.object({ ctgId: id(), name: line('Donnez un nom à cet état, par exemple « Avant le copil ».', 120) }),
  async run(work, { ctgId, name }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(snapshotPermissions.takeSnapshot, work.actor, { ctgId }), 'followup.take-snapshot')
    return { snapshotId: await saveSnapshot(work, { ctgId, name, reason: 'asked', meetingId: null }) }
  },
})
