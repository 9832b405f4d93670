/** Notes what was done on a corrective action, one dated line, while it is open. Rules: docs/rules/followup.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay } from '#app/kernel/fields.ts'

import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToClose } from '../followup.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { followupRefusals } from '../labels.fr.ts'
import { followupPermissions } from '../permissions.ts'
import { lockCorrective } from '../store.server.ts'

export const addCorrectiveNote = command({
  name: 'followup.add-corrective-note',
  permission: followupPermissions.addCorrectiveNote,
  input: {
    correctiveActionId: id(),
    /** Today when left out. */
    notedOn: optionalDay(),
    text: line(inputLabels.note, 2000),
  },
  about: lockCorrective,
  async run(work, { ctgId, correctiveActionId, notedOn, text }, corrective) {
    refuse('followup', refusalToClose(corrective.state))
    const today = todayIn(work, ctgId)
    const day = notedOn ?? today
    if (day > today)
      throw new DomainError('invalid', 'followup.note-in-future', {
        notedOn: followupRefusals['followup.note-in-future'] ?? '',
      })
    const noteId = work.newId()
    await rowOf(work.tx, 'corrective_note', { ctgId, id: noteId }).insert({
      corrective_action_id: correctiveActionId,
      noted_on: day,
      text,
      written_by: work.actor.name,
      created_at: work.at,
    })
    await recordAct(work, 'corrective-action.noted', { ctgId, id: correctiveActionId }, { notedOn: day, text })
    return { correctiveActionId, noteId }
  },
})
