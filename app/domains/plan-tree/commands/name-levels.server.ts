/** Gives the levels of the plan their names, all at once: axis, orientation, objective, action sheet. Rules: docs/rules/plan.md §10.1. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { lockPlan } from '#app/domains/plan/outline/places.server.ts'
import { saveLevelNames } from '#app/domains/plan/outline/structure.server.ts'
import type { LevelNames } from '#app/domains/plan/outline/structure.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { changedFields } from '#app/domains/plan/sheet/changes.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { line, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'

const levelName = () => line(inputLabels.levelName, 40)

const asFields = ({ axes: [first, second, third], objective, action }: LevelNames) => ({
  ...{ first, second, third, objective, action },
})

export const nameLevels = command({
  name: 'plan.name-levels',
  permission: planPermissions.shapePlan,
  input: {
    version: version(),
    first: levelName(),
    second: levelName(),
    third: levelName(),
    objective: levelName(),
    action: levelName(),
  },
  about: lockPlan,
  async run(work, { ctgId, version: readVersion, ...typed }, { names, version: savedVersion }) {
    if (savedVersion !== readVersion) throw changedMeanwhile('plan', asFields(names), typed)
    const { first, second, third, objective, action } = typed
    await saveLevelNames(work, ctgId, { axes: [first, second, third], objective, action })
    const detail = { changes: changedFields(asFields(names), typed) }
    await recordAudit(work, { action: 'plan.levels-named', subject: { type: 'ctg', id: ctgId }, ctgId, detail })
    return { ctgId }
  },
})
