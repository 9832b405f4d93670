/** Adds an axis to the tree above the objectives, one to three levels. Rules: docs/rules/diagnosis.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { line, optionalId } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { refusalToCreateAxis } from '../objective.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { listAxisRows } from '../store.server.ts'

export const createAxis = command({
  name: 'diagnosis.create-axis',
  permission: diagnosisPermissions.writeAxis,
  input: {
    parentId: optionalId(),
    title: line(inputLabels.axisTitle),
    themeId: optionalId(),
  },
  about: wholeCtg,
  async run(work, { ctgId, parentId, title, themeId }) {
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    const axes = await listAxisRows(work.tx, ctgId)
    if (parentId !== null && !axes.some((axis) => axis.id === parentId))
      throw new DomainError('not-found', 'diagnosis.axis-not-found')
    refuse('diagnosis', refusalToCreateAxis(axes, parentId))
    const axisId = work.newId()
    await rowOf(work.tx, 'axis', { ctgId, id: axisId }).insert({
      parent_id: parentId,
      title,
      theme_id: themeId,
      position: axes.filter((axis) => axis.parentId === parentId).length,
    })
    await recordAct(work, 'axis.created', { ctgId, id: axisId }, { title })
    return { axisId }
  },
})
