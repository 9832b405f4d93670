/** Whether the CTG stands in for the schéma, the schéma départemental beside it, and when balances are wanted. Rules: docs/rules/sppe.md §2, §5, §6. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { id, inOrder, optionalChoice, optionalDay, optionalText } from '#app/kernel/fields.ts'
import { refuseTypedDisorder } from '#app/kernel/refuse-typed-disorder.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { sppePermissions } from '../permissions.ts'
import { finalBeforeInterim } from '../sppe.ts'
import { lockCtg } from '../store.server.ts'

const answers = { yes: true, no: false } as const
const words = ['yes', 'no'] as const

export const updateSchema = command({
  name: 'sppe.update-schema',
  permission: sppePermissions.write,
  input: z
    .object({
      ctgId: id(),
      version: z.coerce.number({ error: fieldLabels.reload }).int().min(0),
      standsIn: optionalChoice(words),
      ...{ sdsfName: optionalText(200), sdsfStartsOn: optionalDay(), sdsfEndsOn: optionalDay() },
      ...{ sdsfWord: optionalText(2000), interimTargetOn: optionalDay(), finalTargetOn: optionalDay() },
    })
    .refine(...inOrder('sdsfStartsOn', 'sdsfEndsOn', inputLabels.endsAfterStart)),
  about: lockCtg,
  async run(work, { ctgId, version, ...typed }) {
    const { tx } = work
    const row = await tx.selectFrom('sppe_schema').selectAll().where('ctg_id', '=', ctgId).executeTakeFirst()
    const before = {
      standsIn: row === undefined || row.stands_in === null ? null : row.stands_in ? 'yes' : 'no',
      ...{ sdsfName: row?.sdsf_name ?? '', sdsfStartsOn: row?.sdsf_starts_on ?? null },
      ...{ sdsfEndsOn: row?.sdsf_ends_on ?? null, sdsfWord: row?.sdsf_word ?? '' },
      ...{ interimTargetOn: row?.interim_target_on ?? null, finalTargetOn: row?.final_target_on ?? null },
    }
    if ((row?.version ?? 0) !== version) throw changedMeanwhile('sppe', before, typed)
    refuseTypedDisorder(finalBeforeInterim(typed), typed, before)
    const values = {
      stands_in: typed.standsIn === null ? null : answers[typed.standsIn],
      ...{ sdsf_name: typed.sdsfName, sdsf_starts_on: typed.sdsfStartsOn, sdsf_ends_on: typed.sdsfEndsOn },
      ...{ sdsf_word: typed.sdsfWord, interim_target_on: typed.interimTargetOn, final_target_on: typed.finalTargetOn },
      version: version + 1,
    }
    await rowsOf(tx, 'sppe_schema', { ctg_id: ctgId }).put(values)
    await recordAct(work, 'sppe.schema-updated', { ctgId, id: ctgId }, { before, after: typed })
    return { version: version + 1 }
  },
})
