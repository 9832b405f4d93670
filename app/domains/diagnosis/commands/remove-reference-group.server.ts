/** Takes away a group of comparison; findings keep what they froze. Rules: docs/rules/observatory.md §11.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { diagnosisPermissions } from '../permissions.ts'

export const removeReferenceGroup = command({
  name: 'diagnosis.remove-reference-group',
  permission: diagnosisPermissions.removeReferenceGroup,
  input: { groupId: id() },
  about: async ({ tx }, { ctgId, groupId }) => ({
    ctgId,
    ...found(
      await rowOf(tx, 'reference_group', { ctgId, id: groupId }).lock(['name', 'reason']),
      'diagnosis.group-not-found',
    ),
  }),
  async run(work, { groupId }, { ctgId, name, reason }) {
    await rowOf(work.tx, 'reference_group', { ctgId, id: groupId }).remove()
    await recordAct(work, 'reference-group.removed', { ctgId, id: groupId }, { name, reason })
    return { groupId }
  },
})
