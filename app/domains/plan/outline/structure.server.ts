/** How a CTG names the levels of its plan and numbers its sheets: its row, else what is usual. Rules: docs/rules/plan.md §10.1-2. */
import { usualLevelLabels } from '#app/domains/diagnosis/diagnosis.ts'
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
export async function lockStructure({ tx }: Pick<Work, 'tx'>, ctgId: string): Promise<PlanStructure> {
  const [first, second, third] = usualLevelLabels
  await tx
    .insertInto('plan_structure')
    .values({ ctg_id: ctgId, level_1_label: first, level_2_label: second, level_3_label: third })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await selectRow(tx).where('ctg_id', '=', ctgId).forUpdate().executeTakeFirstOrThrow()
  return structureOf(row)
}

export async function saveLevelNames({ tx }: Pick<Work, 'tx'>, ctgId: string, names: LevelNames): Promise<void> {
  const [first, second, third] = names.axes
  await tx
    .updateTable('plan_structure')
    .set((eb) => ({
      level_1_label: first,
      level_2_label: second,
      level_3_label: third,
      objective_label: names.objective,
      action_label: names.action,
      version: eb('version', '+', 1),
    }))
    .where('ctg_id', '=', ctgId)
    .execute()
}

export async function saveNumbering({ tx }: Pick<Work, 'tx'>, ctgId: string, rule: NumberingRule): Promise<void> {
  await tx
    .updateTable('plan_structure')
    .set((eb) => ({
      numbering: rule.numbering,
      sheet_prefix: rule.sheetPrefix,
      has_codes_following: rule.hasCodesFollowing,
      version: eb('version', '+', 1),
    }))
    .where('ctg_id', '=', ctgId)
    .execute()
}
