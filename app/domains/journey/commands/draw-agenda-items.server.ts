/** Draws points from what awaits, to the end of an agenda: what is drawn is read again, its words are Trame's. Rule: docs/rules/governance.md §8.2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listAskWords } from '#app/domains/dossiers/queries.server.ts'
import { refusalToEdit } from '#app/domains/meetings/meetings.ts'
import { addAgendaItems, lockMeeting } from '#app/domains/meetings/steps.server.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'

import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { backlogKey } from '../backlog.ts'
import { backlogTitle, drawnDemand } from '../backlog-labels.fr.ts'
import { backlogQueryOf, listBacklog } from '../backlog-queries.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { journeyPermissions } from '../permissions.ts'

const nothingChosen = inputLabels.oneAgendaItem

export const drawAgendaItems = command({
  name: 'journey.draw-agenda-items',
  permission: journeyPermissions.prepareAgenda,
  input: {
    meetingId: id(),
    keys: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z
        .array(z.string().regex(/^[a-z-]+:[0-9a-f-]{36}$/, { error: nothingChosen }))
        .min(1, { error: nothingChosen })
        .max(60),
    ),
  },
  about: lockMeeting,
  async run(work, { keys, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const today = todayIn(work, ctgId)
    const query = backlogQueryOf(meeting, { ctgId, today })
    const { waiting } = await listBacklog(work.tx, query, listPlanActions(work.tx, ctgId, today))
    const drawn = waiting.filter((item) => keys.includes(backlogKey(item)))
    if (drawn.length === 0) throw new DomainError('conflict', 'governance.nothing-to-draw')
    const asks = drawn.some(({ kind }) => kind === 'arbitration')
      ? await listAskWords(work.tx, { ctgId, today })
      : new Map<string, never>()
    await addAgendaItems(
      work,
      key,
      drawn.map((item) => ({
        ...drawnDemand(item, asks.get(item.id)),
        title: backlogTitle(item),
        sourceKind: item.kind,
        subjectType: item.subjectType,
        subjectId: item.subjectType === null ? null : item.id,
        backlogItemId: item.kind === 'by-hand' ? item.id : null,
      })),
    )
    await recordAct(work, 'meeting.agenda-drawn', { ctgId, id: meetingId }, { titles: drawn.map(({ title }) => title) })
    return { drawn: drawn.length }
  },
})
