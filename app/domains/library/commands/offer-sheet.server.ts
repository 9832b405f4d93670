/** Offers a sheet to the library: every person of the instance reads it there. Rules: docs/rules/library.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToOffer } from '../library.ts'
import { libraryPermissions } from '../permissions.ts'
import { lockOffered } from '../store.server.ts'

export const offerSheet = command({
  name: 'library.offer-sheet',
  permission: libraryPermissions.offerSheet,
  input: { actionId: id() },
  about: lockOffered,
  async run(work, { ctgId, actionId }, sheet) {
    refuse('library', refusalToOffer(sheet))
    // Offered twice, it is offered once.
    if (sheet.isOffered) return { actionId }
    await work.tx
      .insertInto('library_sheet')
      .values({ ctg_id: ctgId, action_id: actionId, offered_by: work.actor.name, offered_at: work.at })
      .execute()
    await recordAct(work, 'library-sheet.offered', { ctgId, id: actionId }, { name: sheet.title })
    return { actionId }
  },
})
