/** Writes a new action sheet: eight fields are enough. Rules: docs/rules/plan.md §1, §4. */
import { z } from 'zod'
import { checkbox, id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { allowsOnSheet, planPermissions } from '../permissions.ts'
import { endsAfterItStarts } from '../plan.ts'
import { actionStatusField, endsBeforeStart, sheetForm, valuesSent } from '../sheet/action-fields.ts'
import { createSheets } from '../sheet/new-sheets.server.ts'
import { blankSheet, settleSheet } from '../sheet/settle.ts'
import { loadSettleFacts } from '../sheet/sheets.server.ts'
import { requireReferences, requireSound } from '../sheet/store.server.ts'

export const createAction = command({
  name: 'plan.create-action',
  permission: planPermissions.createAction,
  input: z
    .object({
      ctgId: id(),
      ...sheetForm,
      status: actionStatusField(),
      isRestricted: checkbox(),
    })
    .refine(endsAfterItStarts, endsBeforeStart),
  async about(work, { ctgId, ...sent }) {
    const values = valuesSent(sent)
    await requireReferences(work, ctgId, values, blankSheet)
    const facts = await loadSettleFacts(work.tx, ctgId)
    const sheet = settleSheet(blankSheet, values, facts)
    return { ctgId, said: values, sheet, facts }
  },
  may: (actor, { sheet, ctgId }) => allowsOnSheet(planPermissions.createAction, actor, { ...sheet, ctgId }),
  alsoNeeds: ({ isRestricted }) => isRestricted && planPermissions.restrictAction,
  async run(work, { ctgId }, { said: values, sheet, facts }) {
    requireSound(sheet, facts)
    const [created] = await createSheets(work, ctgId, [values], facts)
    return { actionId: created?.id ?? '', code: created?.code ?? '', version: 1 }
  },
})
