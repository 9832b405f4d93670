/** Takes a sheet out of the library; what others made of it stays theirs. Rules: docs/rules/library.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { libraryPermissions } from '../permissions.ts'
import { lockOffered } from '../store.server.ts'

export const withdrawSheet = command({
  name: 'library.withdraw-sheet',
  permission: libraryPermissions.offerSheet,
  input: { actionId: id() },
  about: lockOffered,
  async run(work, { ctgId, actionId }, sheet) {
    if (!sheet.isOffered) return { actionId }
    await work.tx.deleteFrom('library_sheet').where('ctg_id', '=', ctgId).where('action_id', '=', actionId).execute()
    await recordAct(work, 'library-sheet.withdrawn', { ctgId, id: actionId }, { name: sheet.title })
    return { actionId }
  },
})
