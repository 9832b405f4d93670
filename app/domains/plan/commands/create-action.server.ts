/** Writes a new action sheet: eight fields are enough. Rules: docs/rules/plan.md §1, §4. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { endsAfterItStarts, mayWriteStatus } from '../plan.ts'
import {
  actionStatusField,
  endsBeforeStart,
  firstFields,
  foldedFields,
  splitTies,
  tiedFields,
} from '../sheet/action-fields.ts'
import { createSheets } from '../sheet/new-sheets.server.ts'
import { blankSheet, settleSheet } from '../sheet/settle.ts'
import { loadSettleFacts } from '../sheet/sheets.server.ts'
import { requireReferences, requireSound } from '../sheet/store.server.ts'

const name = 'plan.create-action'

export const createAction = command({
  name,
  permission: planPermissions.createAction,
  input: z
    .object({
      ctgId: id(),
      ...firstFields,
      ...foldedFields,
      ...tiedFields,
      status: actionStatusField(),
      isRestricted: checkbox(),
    })
    .refine(endsAfterItStarts, endsBeforeStart),
  async run(work, { ctgId, ...given }) {
    const { fields, ties } = splitTies(given)
    const { role } = requireMembership(work.actor, ctgId)
    const said = { ...fields, ...ties, description: fields.description ?? '' }
    await requireReferences(work, ctgId, said, blankSheet)
    const facts = await loadSettleFacts(work.tx, ctgId)
    const sheet = settleSheet(blankSheet, said, facts)
    requireSound(sheet, facts)
    const isAllowed = allows(planPermissions.createAction, work.actor, { ctgId, themeId: sheet.themeId })
    authorize(isAllowed && mayWriteStatus(role, sheet.status), name)
    authorize(!sheet.isRestricted || allows(planPermissions.restrictAction, work.actor, { ctgId }), name)
    const [created] = await createSheets(work, ctgId, [said])
    return { actionId: created?.id ?? '', code: created?.code ?? '', version: 1 }
  },
})
