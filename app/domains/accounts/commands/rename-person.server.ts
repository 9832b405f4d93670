/** The name by which others see me; what I have signed before keeps the name of then. Rules: docs/rules/accounts.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'

export const renamePerson = command({
  name: 'accounts.rename-person',
  permission: 'signed-in',
  input: { name: line(inputLabels.names, 120) },
  async run(work, { name }) {
    const { tx, actor, at } = work
    await tx.updateTable('person').set({ name, updatedAt: at }).where('id', '=', actor.personId).execute()
    await recordAct(work, 'person.renamed', { ctgId: null, id: actor.personId }, { before: actor.name, after: name })
    return { name }
  },
})
