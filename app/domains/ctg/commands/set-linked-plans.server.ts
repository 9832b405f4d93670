/** The plans the CTG is articulated with: schéma départemental, contrat de ville, CLS, PEdT, ABS… Rules: docs/rules/ctg.md §9. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { id, texts } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireRight } from '../store.server.ts'

export const setLinkedPlans = command({
  name: 'ctg.set-linked-plans',
  permission: ctgPermissions.setLinkedPlans,
  input: z.object({ ctgId: id(), names: texts(30, 200), notes: texts(30, 500) }),
  async run(work, { ctgId, names, notes }) {
    requireRight(work, ctgId, ctgPermissions.setLinkedPlans, 'ctg.set-linked-plans')
    const { tx } = work
    const plans = names.flatMap((name, index) => (name === '' ? [] : [{ name, note: notes[index] ?? '' }]))
    // A plan that keeps its name stays the same one: bodies say that they sit for it.
    const known = await tx.selectFrom('linked_plan').select(['id', 'name']).where('ctg_id', '=', ctgId).execute()
    const kept = new Map(known.map((plan) => [plan.name, plan.id]))
    const idOf = (name: string): string => {
      const planId = kept.get(name) ?? work.newId()
      kept.delete(name)
      return planId
    }
    await tx
      .deleteFrom('linked_plan')
      .where('ctg_id', '=', ctgId)
      .where('name', 'not in', plans.length > 0 ? plans.map(({ name }) => name) : [''])
      .execute()
    if (plans.length > 0)
      await tx
        .insertInto('linked_plan')
        .values(plans.map((plan) => ({ ctg_id: ctgId, id: idOf(plan.name), ...plan })))
        .onConflict((conflict) =>
          conflict.columns(['ctg_id', 'id']).doUpdateSet({ note: (eb) => eb.ref('excluded.note') }),
        )
        .execute()
    await recordAudit(work, {
      action: 'ctg.linked-plans-set',
      subject: { type: 'ctg', id: ctgId },
      ctgId,
      detail: { plans: plans.length },
    })
    return { plans: plans.length }
  },
})
