/** Stops what is being loaded, or takes back what was shown: the lot before it is shown again. Rules: docs/rules/sources.md §1. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { undo } from '../undo.server.ts'

export const undoLot = command({
  name: 'sources.undo-lot',
  permission: 'administrator',
  input: { lotId: id() },
  async run(work, { lotId }) {
    await undo(work, lotId)
    return { lotId }
  },
})
