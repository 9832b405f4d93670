/** An archive that was brought is let go: its bytes go, the line of its check stays. Rules: docs/rules/archives.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToGiveUp } from '../arrival/report.ts'
import { lockArrival } from '../arrival/store.server.ts'

export const giveUpArchive = command({
  name: 'archives.give-up',
  permission: 'administrator',
  input: { arrivalId: id() },
  async run(work, { arrivalId }) {
    const arrival = await lockArrival(work, arrivalId)
    refuse('archives', refusalToGiveUp(arrival, work.at))
    await work.tx
      .updateTable('archive_arrival')
      .set({ state: 'given-up', file_sha256: null, ended_at: work.at })
      .where('id', '=', arrivalId)
      .execute()
    await recordAct(work, 'archive.given-up', { ctgId: null, id: arrivalId }, { name: arrival.fileName })
    return { arrivalId }
  },
})
