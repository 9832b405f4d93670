/** Renames an axis. Rules: docs/rules/diagnosis.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { found } from '#app/kernel/errors.ts'
import { id, line, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { diagnosisPermissions } from '../permissions.ts'

export const renameAxis = command({
  name: 'diagnosis.rename-axis',
  permission: diagnosisPermissions.writeAxis,
  input: {
    axisId: id(),
    version: version(),
    title: line(inputLabels.axisTitle),
  },
  about: wholeCtg,
  async run(work, { ctgId, axisId, version: readVersion, title }) {
    const row = await rowOf(work.tx, 'axis', { ctgId, id: axisId }).lock(['title', 'version'])
    const { version: savedVersion, ...saved } = found(row, 'diagnosis.axis-not-found')
    if (savedVersion !== readVersion) throw changedMeanwhile('diagnosis', saved, { title })
    await rowOf(work.tx, 'axis', { ctgId, id: axisId }).update({ title, version: savedVersion + 1 })
    await recordAct(work, 'axis.renamed', { ctgId, id: axisId }, { before: saved })
    return { axisId }
  },
})
