/** Adds a grouping that received missions. Rules: docs/rules/sppe.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { inhabitantsCount } from '../inputs.ts'
import { sppeRefusals } from '../labels.fr.ts'
import { sppePermissions } from '../permissions.ts'
import { holderKinds } from '../sppe.ts'
import { lockCtg } from '../store.server.ts'

export const addHolder = command({
  name: 'sppe.add-holder',
  permission: sppePermissions.write,
  input: {
    kind: choice(holderKinds),
    name: line(inputLabels.holderName, 200),
    outsideInhabitants: inhabitantsCount().transform((count) => count || null),
  },
  about: lockCtg,
  async run(work, { ctgId, kind, name, outsideInhabitants }) {
    const { tx, newId } = work
    const holderId = newId()
    const added = await tx
      .insertInto('sppe_holder')
      .values({ ctg_id: ctgId, id: holderId, kind, name, outside_inhabitants: outsideInhabitants })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added)
      throw new DomainError('conflict', 'sppe.holder-exists', { name: sppeRefusals['sppe.holder-exists'] ?? '' })
    await recordAct(work, 'sppe.holder-added', { ctgId, id: ctgId }, { kind, name, outsideInhabitants })
    return { holderId }
  },
})
