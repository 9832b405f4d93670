/** Writes a common objective under an axis, with its measure, baseline and target. Rules: docs/rules/diagnosis.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { objectiveFields } from '../inputs.ts'
import { objectiveRow } from '../objective-row.server.ts'
import { diagnosisPermissions } from '../permissions.ts'

export const createObjective = command({
  name: 'diagnosis.create-objective',
  permission: diagnosisPermissions.writeObjective,
  input: { ctgId: id(), ...objectiveFields },
  about: wholeCtg,
  async run(work, { ctgId, ...objective }) {
    const row = await objectiveRow(work, ctgId, objective)
    const { last } = await work.tx
      .selectFrom('objective')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
      .where('ctg_id', '=', ctgId)
      .where('axis_id', '=', objective.axisId)
      .executeTakeFirstOrThrow()
    const objectiveId = work.newId()
    await rowOf(work.tx, 'objective', { ctgId, id: objectiveId }).insert({ position: last + 1, ...row })
    await recordAct(work, 'objective.created', { ctgId, id: objectiveId }, { title: objective.title })
    return { objectiveId }
  },
})
