/** How a CTG names the levels of its plan and numbers its sheets: its row, else what is usual. Rules: docs/rules/plan.md §10.1-2. */
import { openPlanStructure, updatePlanStructure } from '#app/domains/diagnosis/steps.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type NumberingRule, usualNumbering } from './numbering.ts'
import { type LevelNames, type PlanStructure, usualNames } from './structure.ts'

const selectRow = (db: Reader) =>
  db
    .selectFrom('plan_structure')
    .select(['level_1_label as first', 'level_2_label as second', 'level_3_label as third', 'version'])
    .select(['objective_label as objective', 'action_label as action'])
    .select(['numbering', 'sheet_prefix as sheetPrefix', 'has_codes_following as hasCodesFollowing'])

const askStructure = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) =>
  selectRow(db).where('ctg_id', '=', slot('ctgId')),
)

type Row = Awaited<ReturnType<typeof askStructure>>[number]

const structureOf = ({ first, second, third, objective, action, version, ...numbering }: Row): PlanStructure => ({
  names: { axes: [first, second, third], objective, action },
  numbering,
  version,
})

/** Version 1 and what is usual, for a CTG that has chosen nothing. The caller has checked the right to read. */
export async function loadStructure(db: Reader, ctgId: string): Promise<PlanStructure> {
  const [row] = await askStructure(db, { ctgId })
  return row ? structureOf(row) : { names: usualNames, numbering: usualNumbering, version: 1 }
}

export const loadNumbering = async (db: Reader, ctgId: string): Promise<NumberingRule> =>
  (await loadStructure(db, ctgId)).numbering

/** The row, made when there was none, locked until commit: acts on the tree of one CTG wait for one another. */
export async function lockStructure(work: Pick<Work, 'tx'>, ctgId: string): Promise<PlanStructure> {
  await openPlanStructure(work, ctgId)
  const row = await selectRow(work.tx).where('ctg_id', '=', ctgId).forUpdate().executeTakeFirstOrThrow()
  return structureOf(row)
}

export async function saveLevelNames(work: Pick<Work, 'tx'>, ctgId: string, names: LevelNames): Promise<void> {
  const [level_1_label, level_2_label, level_3_label] = names.axes
  const levels = { level_1_label, level_2_label, level_3_label }
  await updatePlanStructure(work, ctgId, { ...levels, objective_label: names.objective, action_label: names.action })
}

export async function saveNumbering(work: Pick<Work, 'tx'>, ctgId: string, rule: NumberingRule): Promise<void> {
  const { numbering, sheetPrefix: sheet_prefix, hasCodesFollowing: has_codes_following } = rule
  await updatePlanStructure(work, ctgId, { numbering, sheet_prefix, has_codes_following })
}
