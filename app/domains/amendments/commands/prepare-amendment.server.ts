/** Begins an amendment: what it is for, with what can be proposed of it. Rules: docs/rules/amendments.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { amendmentKinds, oneYearLater, refusalToPrepare } from '../amendments.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { loadDates } from '../store.server.ts'

export const prepareAmendment = command({
  name: 'convention.prepare-amendment',
  permission: amendmentPermissions.write,
  input: { kind: choice(amendmentKinds, inputLabels.kind) },
  about: wholeCtg,
  async run(work, { ctgId, kind }) {
    const { tx, newId, at, actor } = work
    const dates = await loadDates(work.tx, ctgId)
    refuse('convention', refusalToPrepare(kind, dates, todayIn(work, ctgId)))
    const amendmentId = newId()
    await rowOf(tx, 'amendment', { ctgId, id: amendmentId }).insert({
      motive: t.motive[kind],
      new_ends_on: kind === 'extension' && dates.endsOn !== null ? oneYearLater(dates.endsOn) : null,
      adds_actions: kind === 'actions',
      prepared_by: actor.name,
      prepared_at: at,
    })
    await recordAct(work, 'amendment.prepared', { ctgId, id: amendmentId }, { kind })
    return { amendmentId }
  },
})
