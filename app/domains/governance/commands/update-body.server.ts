/** Renames a body, changes its theme, its rhythm, its letter of mission, what it is elsewhere. Rules: docs/rules/governance.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { id, optionalInteger, version } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { refuseTypedDisorder } from '#app/kernel/refuse-typed-disorder.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { expectedBeforeLetter } from '../governance.ts'
import { bodyFields, letterFields } from '../inputs.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody, requireFreeBodyName, requireLinkedPlan, requireSameVersion } from '../store.server.ts'

export const updateBody = command({
  name: 'governance.update-body',
  permission: governancePermissions.manageBody,
  input: {
    bodyId: id(),
    version: version(),
    ...bodyFields,
    ...letterFields,
    /** Days before a meeting when the silent are reminded; 0: never; null: as it was. */
    reminderDays: optionalInteger({ min: 0, max: 60 }),
  },
  about: lockBody,
  /** Of the theme it has and of the one it is given. */
  may: (actor, body, { ctgId, themeId }) =>
    [body.themeId, themeId].every((theme) =>
      allows(governancePermissions.manageBody, actor, { ctgId, themeId: theme }),
    ),
  async run(
    work,
    { ctgId, bodyId, version: opened, name, themeId, mission, rhythm, reminderDays: days, ...letter },
    body,
  ) {
    const { expected, expectedOn, letterOn, sitsAs, linkedPlanId } = body
    const before = { name: body.name, mission: body.mission, rhythm: body.rhythm, expected, sitsAs }
    requireSameVersion(body.version, opened, { ...before, expectedOn, letterOn })
    refuseTypedDisorder(expectedBeforeLetter(letter), letter, { expectedOn, letterOn })
    const reminderDays = days ?? body.reminderDays
    await requireLinkedPlan(work.tx, ctgId, letter.linkedPlanId)
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    await requireFreeBodyName(work.tx, { ctgId, name, exceptId: bodyId })
    await rowOf(work.tx, 'body', { ctgId, id: bodyId }).update({
      name,
      theme_id: themeId,
      mission,
      rhythm,
      expected: letter.expected,
      expected_on: letter.expectedOn,
      letter_on: letter.letterOn,
      sits_as: letter.sitsAs,
      linked_plan_id: letter.linkedPlanId,
      reminder_days: reminderDays,
      version: opened + 1,
    })
    await recordAct(
      work,
      'body.updated',
      { ctgId, id: bodyId },
      {
        before: { ...before, expectedOn, letterOn, linkedPlanId, reminderDays: body.reminderDays },
        after: { name, mission, rhythm, ...letter, reminderDays },
      },
    )
    return { bodyId }
  },
})
