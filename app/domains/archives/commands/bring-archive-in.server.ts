/** A checked archive comes in, with its ids or with new ones, in the background. Rules: docs/rules/archives.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { checkbox, choice, id } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToBringIn } from '../arrival/report.ts'
import { lockArrival } from '../arrival/store.server.ts'

export const bringArchiveInAct = command({
  name: 'archives.bring-in',
  permission: 'administrator',
  input: { arrivalId: id(), ids: choice(['kept', 'new'] as const), isTied: checkbox() },
  async run(work, { arrivalId, ids, isTied }) {
    const arrival = await lockArrival(work, arrivalId)
    refuse('archives', refusalToBringIn(arrival, ids, isTied))
    const { actor, at } = work
    await rowsOf(work.tx, 'archive_arrival', { id: arrivalId }).update({
      state: 'arriving',
      progress_percent: 0,
      ids,
      asked_at: at,
      brought_by: actor.name,
      brought_by_person: actor.personId,
    })
    await enqueue(work.tx, 'bring-archive-in', { arrivalId }, `bring-archive-in:${arrivalId}`)
    await recordAct(work, 'archive.bringing-in', { ctgId: null, id: arrivalId }, { name: arrival.fileName, ids })
    return { arrivalId }
  },
})
