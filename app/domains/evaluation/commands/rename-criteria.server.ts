/** The partners name the criteria their own way; a name left empty is Trame's again. Rules: docs/rules/evaluation.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { optionalText } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { criteria } from '../evaluation-shape.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationLabels } from '../labels.fr.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation } from '../store.server.ts'

export const renameCriteria = command({
  name: 'evaluation.rename-criteria',
  permission: evaluationPermissions.lead,
  input: {
    ...evaluationKey,
    ...{
      relevance: optionalText(80),
      coherence: optionalText(80),
      attainment: optionalText(80),
      means: optionalText(80),
    },
    ...{ effects: optionalText(80), partnership: optionalText(80), durability: optionalText(80) },
  },
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId, ...names }) {
    const { tx } = work
    const own = criteria.filter((key) => names[key] !== '' && names[key] !== evaluationLabels.criterion[key])
    await tx.deleteFrom('evaluation_criterion').where('ctg_id', '=', ctgId).execute()
    await addRows(
      tx,
      'evaluation_criterion',
      own.map((key) => ({ ctg_id: ctgId, key, label: names[key] })),
    )
    await recordAct(work, 'evaluation.criteria-renamed', { ctgId, id: evaluationId }, names)
    return { ctgId }
  },
})
