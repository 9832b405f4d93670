/** Files a document on a sheet. Rules: docs/rules/plan.md §11.8. */
import { z } from 'zod'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.add-action-file'

export const addActionFile = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, file: keptFile('Choisissez le document.'), caption: optionalText(300) }),
  async run(work, { ctgId, actionId, version, file, caption }) {
    const { partId, version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.file-added',
      async () => {
        const fileId = await addStoredFile(work, ctgId, file)
        await work.tx
          .insertInto('action_file')
          .values({ ctg_id: ctgId, action_id: actionId, file_id: fileId, caption })
          .execute()
        return { id: fileId, title: caption || file.name }
      },
    )
    return { actionId, fileId: partId, version: newVersion }
  },
})
