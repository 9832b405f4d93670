/** Notes what was done on a corrective action, one dated line, while it is open. Rules: docs/rules/followup.md §3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { authorize, DomainError, found, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToClose } from '../followup.ts'
import { followupRefusals } from '../labels.fr.ts'
import { followupPermissions } from '../permissions.ts'
import { findSubjectTheme } from '../store.server.ts'

const name = 'followup.add-corrective-note'

export const addCorrectiveNote = command({
  name,
  permission: followupPermissions.addCorrectiveNote,
  input: z.object({
    ctgId: id(),
    correctiveActionId: id(),
    /** Today when left out. */
    notedOn: optionalDay(),
    text: line('Dites ce qui a été fait.', 2000),
  }),
  async run(work, { ctgId, correctiveActionId, notedOn, text }) {
    requireMembership(work.actor, ctgId)
    const row = await work.tx
      .selectFrom('corrective_action')
      .select(['state', 'action_id as actionId', 'objective_id as objectiveId'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', correctiveActionId)
      .forUpdate()
      .executeTakeFirst()
    const corrective = found(row, 'followup.corrective-not-found')
    const themeId = await findSubjectTheme(work, ctgId, corrective)
    authorize(allows(followupPermissions.addCorrectiveNote, work.actor, { ctgId, themeId }), name)
    refuse('followup', refusalToClose(corrective.state))
    const today = todayIn(work, ctgId)
    const day = notedOn ?? today
    if (day > today)
      throw new DomainError('invalid', 'followup.note-in-future', {
        notedOn: followupRefusals['followup.note-in-future'] ?? '',
      })
    const noteId = work.newId()
    await work.tx
      .insertInto('corrective_note')
      .values({
        ctg_id: ctgId,
        id: noteId,
        corrective_action_id: correctiveActionId,
        noted_on: day,
        text,
        written_by: work.actor.name,
        created_at: work.at,
      })
      .execute()
    await recordAudit(work, {
      action: 'corrective-action.noted',
      subject: { type: 'corrective-action', id: correctiveActionId },
      ctgId,
      detail: { notedOn: day, text },
    })
    return { correctiveActionId, noteId }
  },
})
