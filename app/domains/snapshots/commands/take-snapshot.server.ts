/** Freezes the plan as it is now, under a name: « ce qui a changé depuis » is then known. Rules: docs/rules/followup.md §9. */
import { line } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { snapshotPermissions } from '../permissions.ts'
import { saveSnapshot } from '../store.server.ts'

export const takeSnapshot = command({
  name: 'followup.take-snapshot',
  permission: snapshotPermissions.takeSnapshot,
  input: { name: line(inputLabels.snapshotName, 120) },
  about: wholeCtg,
  async run(work, { ctgId, name }) {
    return { snapshotId: await saveSnapshot(work, { ctgId, name, reason: 'asked', meetingId: null }) }
  },
})
