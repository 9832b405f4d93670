/** Changes an objective: its words, its place, its measure, its last known value. Rules: docs/rules/diagnosis.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { objectiveFields } from '../inputs.ts'
import { objectiveRow } from '../objective-row.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockObjective } from '../store.server.ts'

export const updateObjective = command({
  name: 'diagnosis.update-objective',
  permission: diagnosisPermissions.writeObjective,
  input: { objectiveId: id(), version: version(), ...objectiveFields },
  about: wholeCtg,
  async run(work, { ctgId, objectiveId, version: readVersion, ...objective }) {
    const {
      id: _,
      version: savedVersion,
      axisId,
      issueId,
      indicatorId,
      seriesId,
      ...saved
    } = await lockObjective(work, ctgId, objectiveId)
    if (savedVersion !== readVersion) throw changedMeanwhile('diagnosis', saved, objective)
    const row = await objectiveRow(work, ctgId, objective)
    await rowOf(work.tx, 'objective', { ctgId, id: objectiveId }).update({ ...row, version: savedVersion + 1 })
    const detail = { before: { ...saved, axisId, issueId, indicatorId, seriesId } }
    await recordAct(work, 'objective.updated', { ctgId, id: objectiveId }, detail)
    return { objectiveId }
  },
})
