/** Takes a document off a sheet: no one reads it in Trame any more. Rules: docs/rules/plan.md §11.8. */
import { z } from 'zod'
import { removeStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { partCommand } from '../sheet/parts.server.ts'

export const removeActionFile = partCommand({
  name: 'plan.remove-action-file',
  input: z.object({ ...actionKey, fileId: id() }),
  act: 'action.file-removed',
  async write(work, { ctgId, actionId, fileId }) {
    const link = await rowsOf(work.tx, 'action_file', { ctg_id: ctgId, action_id: actionId, file_id: fileId }).take([
      'caption',
    ])
    const { caption } = found(link, 'plan.part-not-found')
    const fileName = await removeStoredFile(work, { ctgId, fileId })
    return { id: fileId, title: caption || fileName }
  },
})
