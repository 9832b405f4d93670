/** Writes a common objective under an axis, with its measure, baseline and target. Rules: docs/rules/diagnosis.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { objectiveFields } from '../inputs.ts'
import { objectiveRow } from '../objective-row.server.ts'
import { diagnosisPermissions } from '../permissions.ts'

export const createObjective = command({
  name: 'diagnosis.create-objective',
  permission: diagnosisPermissions.writeObjective,
  input: { ...objectiveFields },
  about: wholeCtg,
  async run(work, { ctgId, ...objective }) {
    const row = await objectiveRow(work, ctgId, objective)
    const position = await nextPosition(work.tx, 'objective', { ctg_id: ctgId, axis_id: objective.axisId })
    const objectiveId = work.newId()
    await rowOf(work.tx, 'objective', { ctgId, id: objectiveId }).insert({ position, ...row })
    await recordAct(work, 'objective.created', { ctgId, id: objectiveId }, { title: objective.title })
    return { objectiveId }
  },
})
