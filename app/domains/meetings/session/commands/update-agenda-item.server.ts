/** Corrects a point of the agenda: its words, what it asks, who presents it, how long. Rules: docs/rules/governance.md §8.3, §8.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line, optionalInteger, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { demandFields } from '../../inputs.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const updateAgendaItem = command({
  name: 'governance.update-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    agendaItemId: id(),
    version: version(),
    title: line(inputLabels.agendaItem, 300),
    presenter: optionalText(200),
    durationMinutes: optionalInteger({ min: 1, max: 600 }),
    ...demandFields(),
  },
  about: lockMeeting,
  async run(work, { version: opened, agendaItemId, meetingId, ctgId, ...words }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const item = await getLockedItem(work, { ctgId, meetingId, agendaItemId })
    if (item.version !== opened) throw changedMeanwhile('governance', wordsOf(item), words)
    const { durationMinutes, ...texts } = words
    await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).update({
      ...texts,
      duration_minutes: durationMinutes,
      version: opened + 1,
    })
    await recordAct(
      work,
      'meeting.agenda-item-updated',
      { ctgId, id: meetingId },
      { before: item.title, title: words.title },
    )
    return { agendaItemId }
  },
})

type Item = Awaited<ReturnType<typeof getLockedItem>>

const wordsOf = ({ title, presenter, durationMinutes, demand, reason, effect }: Item) => ({
  ...{ title, presenter, durationMinutes, demand, reason, effect },
})
