/** Some missions, for every commune of the perimeter in one act; exceptions are set afterwards. Rules: docs/rules/sppe.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choices } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { holderChoice } from '../inputs.ts'
import { sppePermissions } from '../permissions.ts'
import { missions } from '../sppe.ts'
import { listPerimeter, lockCtg, requireHolders } from '../store.server.ts'

export const entrustMissions = command({
  name: 'sppe.entrust-missions',
  permission: sppePermissions.write,
  input: {
    missions: choices(missions, inputLabels.oneMission),
    holder: holderChoice(),
  },
  about: lockCtg,
  async run(work, { ctgId, missions: chosen, holder }) {
    const codes = await listPerimeter(work, ctgId)
    if (codes.length === 0) throw new DomainError('conflict', 'sppe.not-in-perimeter')
    await requireHolders(work, ctgId, holder === null ? [] : [holder])
    await work.tx
      .insertInto('sppe_mission_holder')
      .values(
        codes.flatMap((code) =>
          [...new Set(chosen)].map((mission) => ({ ctg_id: ctgId, territory_code: code, mission, holder_id: holder })),
        ),
      )
      .onConflict((conflict) =>
        conflict.columns(['ctg_id', 'territory_code', 'mission']).doUpdateSet({ holder_id: holder }),
      )
      .execute()
    await recordAct(
      work,
      'sppe.missions-entrusted',
      { ctgId, id: ctgId },
      { missions: chosen, holder, communes: codes.length },
    )
    return { communes: codes.length }
  },
})
