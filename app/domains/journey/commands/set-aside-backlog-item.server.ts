/** « Pas cette fois »: what Trame proposes for an agenda waits for another meeting, and one says why. Rule: docs/rules/governance.md §8.6. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refusalToEdit } from '#app/domains/meetings/meetings.ts'
import { lockMeeting, setBacklogItemAside } from '#app/domains/meetings/steps.server.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'

import { id, line, optionalDay } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { backlogKey, refusalToSetAside } from '../backlog.ts'
import { backlogWords } from '../backlog-labels.fr.ts'
import { backlogQueryOf, listBacklog } from '../backlog-queries.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { journeyRefusals } from '../labels.fr.ts'
import { journeyPermissions } from '../permissions.ts'

export const setAsideBacklogItem = command({
  name: 'journey.set-aside-backlog-item',
  permission: journeyPermissions.prepareAgenda,
  input: {
    meetingId: id(),
    key: z.string().max(80),
    reason: line(inputLabels.waitReason, 500),
    /** Null: only this meeting does without it. */
    until: optionalDay(),
  },
  about: lockMeeting,
  async run(work, { key: itemKey, reason, until, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const today = todayIn(work, ctgId)
    const query = backlogQueryOf(meeting, { ctgId, today })
    if (refusalToSetAside(until, query.meeting)) {
      const code = 'journey.set-aside-too-short'
      throw new DomainError('invalid', code, { until: journeyRefusals[code] ?? '' })
    }
    const { waiting } = await listBacklog(work.tx, query, listPlanActions(work.tx, ctgId, today))
    const item = waiting.find((one) => backlogKey(one) === itemKey)
    if (!item) throw new DomainError('conflict', 'governance.backlog-item-not-found')
    const title = backlogWords(item)
    await setBacklogItemAside(work, {
      ...key,
      bodyId: meeting.bodyId,
      kind: item.kind,
      itemId: item.id,
      title,
      reason,
      until,
    })
    await recordAct(work, 'meeting.backlog-item-set-aside', { ctgId, id: meetingId }, { title, reason, until })
    return { meetingId }
  },
})
