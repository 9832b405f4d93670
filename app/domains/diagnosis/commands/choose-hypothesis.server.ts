/** Says under which hypothesis of births a target of coverage is read. Rules: docs/rules/projection.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { birthsHypotheses, refusalToChooseHypothesis } from '../projection.ts'
import { lockObjective } from '../store.server.ts'

export const chooseHypothesis = command({
  name: 'diagnosis.choose-hypothesis',
  permission: diagnosisPermissions.writeObjective,
  input: {
    objectiveId: id(),
    hypothesis: choice(birthsHypotheses, inputLabels.hypothesis),
  },
  about: wholeCtg,
  async run(work, { ctgId, objectiveId, hypothesis }) {
    const objective = await lockObjective(work, ctgId, objectiveId)
    refuse('diagnosis', refusalToChooseHypothesis(objective))
    await rowOf(work.tx, 'objective', { ctgId, id: objectiveId }).update({ births_hypothesis: hypothesis })
    await recordAct(work, 'objective.hypothesis-chosen', { ctgId, id: objectiveId }, { hypothesis })
    return { objectiveId }
  },
})
