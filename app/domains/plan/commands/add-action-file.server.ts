/** Files a document on a sheet. Rules: docs/rules/plan.md §11.8. */
import { z } from 'zod'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { optionalText } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { partCommand } from '../sheet/parts.server.ts'

export const addActionFile = partCommand({
  name: 'plan.add-action-file',
  input: z.object({ ...actionKey, file: keptFile('Choisissez le document.'), caption: optionalText(300) }),
  act: 'action.file-added',
  async write(work, { ctgId, actionId, file, caption }) {
    const fileId = await addStoredFile(work, ctgId, file)
    await addRows(work.tx, 'action_file', { ctg_id: ctgId, action_id: actionId, file_id: fileId, caption })
    return { id: fileId, title: caption || file.name }
  },
})
