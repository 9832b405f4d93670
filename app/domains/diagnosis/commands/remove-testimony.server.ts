/** Takes back a testimony that no finding rests on. Rules: docs/rules/diagnosis.md §2.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToRemoveTestimony } from '../diagnosis.ts'
import { allowsOwnWords, diagnosisPermissions } from '../permissions.ts'

export const removeTestimony = command({
  name: 'diagnosis.remove-testimony',
  permission: diagnosisPermissions.removeTestimony,
  input: { testimonyId: id() },
  about: async ({ tx }, { ctgId, testimonyId }) => ({
    ctgId,
    ...found(
      await rowOf(tx, 'testimony', { ctgId, id: testimonyId }).lock([
        'theme_id as themeId',
        'party_id as partyId',
        'text',
        'source',
      ]),
      'diagnosis.testimony-not-found',
    ),
  }),
  may: (actor, testimony) => allowsOwnWords(diagnosisPermissions.removeTestimony, actor, testimony),
  async run(work, { testimonyId }, { ctgId, ...testimony }) {
    const { tx } = work
    const uses = await rowsOf(tx, 'finding_testimony', { ctg_id: ctgId, testimony_id: testimonyId }).list([
      'finding_id',
    ])
    refuse('diagnosis', refusalToRemoveTestimony(uses.length))
    await tx.deleteFrom('testimony').where('ctg_id', '=', ctgId).where('id', '=', testimonyId).execute()
    await recordAct(work, 'testimony.removed', { ctgId, id: testimonyId }, testimony)
    return { testimonyId }
  },
})
