/** Creates a body, with the seats of the mission's default composition when asked. Rules: docs/rules/governance.md §1, §2.1. */
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { checkbox, choice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { bodyKinds } from '../governance.ts'
import { bodyFields } from '../inputs.ts'
import { governancePermissions } from '../permissions.ts'
import { addBody } from '../steps.server.ts'
import { requireFreeBodyName } from '../store.server.ts'

export const createBody = command({
  name: 'governance.create-body',
  permission: governancePermissions.manageBody,
  input: { kind: choice(bodyKinds), ...bodyFields, hasDefaultSeats: checkbox() },
  async about(work, { ctgId, themeId }) {
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    return { ctgId, themeId }
  },
  async run(work, { ctgId, kind, name, themeId, mission, rhythm, hasDefaultSeats }) {
    await requireFreeBodyName(work.tx, { ctgId, name })
    const bodyId = await addBody(work, { ctgId, kind, name, themeId, mission, rhythm, hasDefaultSeats })
    return { bodyId }
  },
})
