/** The plans the CTG is articulated with: schéma départemental, contrat de ville, CLS, PEdT, ABS… Rules: docs/rules/ctg.md §9. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { texts } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const setLinkedPlans = command({
  name: 'ctg.set-linked-plans',
  permission: ctgPermissions.lead,
  /** `planIds`: the plan each row was opened on; empty for a new one. */
  input: {
    names: texts(30, 200),
    notes: texts(30, 500),
    planIds: texts(30, 40).prefault([]),
  },
  about: lockCtg,
  async run(work, { ctgId, names, notes, planIds }) {
    const { tx } = work
    const plans = names.flatMap((name, index) =>
      name === '' ? [] : [{ name, note: notes[index] ?? '', planId: planIds[index] ?? '' }],
    )
    // A plan renamed in its row, or written again under its name, stays the same one: bodies and action sheets are tied to it.
    const known = await tx.selectFrom('linked_plan').select(['id', 'name']).where('ctg_id', '=', ctgId).execute()
    const left = new Map(known.map((plan) => [plan.id, plan.name]))
    const take = (found: string | undefined): string | undefined =>
      found !== undefined && left.delete(found) ? found : undefined
    const ofRows = plans.map(({ planId, ...plan }) => ({ ...plan, id: take(planId) }))
    const rows = ofRows.map(({ id: ofRow, ...plan }) => ({
      ctg_id: ctgId,
      ...plan,
      id: ofRow ?? take([...left].find(([, name]) => name === plan.name)?.[0]) ?? work.newId(),
    }))
    if (left.size > 0)
      await tx
        .deleteFrom('linked_plan')
        .where('ctg_id', '=', ctgId)
        .where('id', 'in', [...left.keys()])
        .execute()
    if (rows.length > 0)
      await tx
        .insertInto('linked_plan')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['ctg_id', 'id']).doUpdateSet({
            name: (eb) => eb.ref('excluded.name'),
            note: (eb) => eb.ref('excluded.note'),
          }),
        )
        .execute()
    await recordAct(work, 'ctg.linked-plans-set', { ctgId, id: ctgId }, { plans: plans.length })
    return { plans: plans.length }
  },
})
