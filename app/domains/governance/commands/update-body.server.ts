/** Renames a body, changes its theme, its mission or its rhythm. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { bodyFields } from '../inputs.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody, requireFreeBodyName, requireSameVersion, requireTheme } from '../store.server.ts'

export const updateBody = command({
  name: 'governance.update-body',
  permission: governancePermissions.manageBody,
  input: z.object({ ctgId: id(), bodyId: id(), version: version(), ...bodyFields }),
  async run(work, { ctgId, bodyId, version: opened, name, themeId, mission, rhythm }) {
    requireMembership(work.actor, ctgId)
    const body = await lockBody(work, { ctgId, bodyId })
    const may = (theme: string | null) =>
      allows(governancePermissions.manageBody, work.actor, { ctgId, themeId: theme })
    authorize(may(body.themeId) && may(themeId), 'governance.update-body')
    requireSameVersion(body.version, opened, { name: body.name, mission: body.mission, rhythm: body.rhythm })
    await requireTheme(work.tx, ctgId, themeId)
    await requireFreeBodyName(work.tx, { ctgId, name, exceptId: bodyId })
    await work.tx
      .updateTable('body')
      .set({ name, theme_id: themeId, mission, rhythm, version: opened + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', bodyId)
      .execute()
    const before = { name: body.name, mission: body.mission, rhythm: body.rhythm }
    await recordAudit(work, {
      action: 'body.updated',
      subject: { type: 'body', id: bodyId },
      ctgId,
      detail: { before, after: { name, mission, rhythm } },
    })
    return { bodyId }
  },
})
