/** Takes back the last import of the Caf's list: the one before is in force again. Rules: docs/rules/convention.md §6.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { findCofList } from '../cof/cof-reads.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

type ListKey = { readonly ctgId: string; readonly listId: string }

/** The list in force, when it is this one. @throws DomainError not-found */
async function lockCurrentList(work: Work, { ctgId, listId }: ListKey) {
  await lockCtg(work, ctgId)
  const current = await findCofList(work.tx, ctgId)
  return { ctgId, ...found(current?.id === listId ? current : undefined, 'convention.cof-list-not-found') }
}

export const undoCofImport = command({
  name: 'convention.undo-cof-import',
  permission: conventionPermissions.write,
  input: { listId: id() },
  about: lockCurrentList,
  async run(work, { ctgId, listId }, { fileName }) {
    await rowOf(work.tx, 'cof_list', { ctgId, id: listId }).update({ undone_at: work.at, undone_by: work.actor.name })
    await recordAct(work, 'cof-list.undone', { ctgId, id: listId }, { name: fileName })
    return { listId }
  },
})
