/** Adds a dated correction to the record of a closed meeting: the record itself never changes. Rule: docs/rules/governance.md §10.4. */
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { writeAddendum } from '../addendum.server.ts'

export const addAddendum = command({
  name: 'governance.add-addendum',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), text: line(inputLabels.addendum, 5000) },
  about: lockMeeting,
  async run(work, { text, ...key }, { status }) {
    refuse('governance', status === 'closed' ? undefined : 'meeting-not-closed')
    return { number: await writeAddendum(work, key, text) }
  },
})
