/** Records or corrects an adoption, an update or a balance of the schéma, and the day it was sent. Rules: docs/rules/sppe.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, day, optionalDay, optionalId, optionalText } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { deedKinds, deedProblems } from '../deeds.ts'
import { deedProblemWords, sppeRefusals } from '../labels.fr.ts'
import { sppePermissions } from '../permissions.ts'
import { lockCtg, lockDeed } from '../store.server.ts'

export const recordDeed = command({
  name: 'sppe.record-deed',
  permission: sppePermissions.write,
  input: {
    /** Absent: a new one. */
    deedId: optionalId(),
    kind: choice(deedKinds),
    doneOn: day(),
    sentOn: optionalDay(),
    note: optionalText(500),
  },
  async about(work, { ctgId, deedId }) {
    await lockCtg(work, { ctgId })
    return { ctgId, before: deedId === null ? null : await lockDeed(work, { ctgId, deedId }) }
  },
  async run(work, { ctgId, deedId, kind, doneOn, sentOn, note }, { before }) {
    const { tx, newId } = work
    const problems = Object.entries(deedProblems({ doneOn, sentOn }, todayIn(work, ctgId)))
    if (problems.length > 0)
      throw new DomainError(
        'invalid',
        'sppe.deed-to-correct',
        Object.fromEntries(problems.map(([field, problem]) => [field, deedProblemWords[problem]])),
      )
    const twin = await rowsOf(tx, 'sppe_deed', { ctg_id: ctgId, kind, done_on: doneOn }).find(['id'])
    if (twin && twin.id !== deedId)
      throw new DomainError('conflict', 'sppe.deed-exists', { doneOn: sppeRefusals['sppe.deed-exists'] ?? '' })
    const values = { kind, done_on: doneOn, sent_on: sentOn, note }
    const recordedId = deedId ?? newId()
    await rowOf(tx, 'sppe_deed', { ctgId, id: recordedId }).put(values)
    await recordAct(
      work,
      'sppe.deed-recorded',
      { ctgId, id: ctgId },
      { before: before && { ...before, ctgId: undefined }, after: { kind, doneOn, sentOn, note } },
    )
    return { deedId: recordedId }
  },
})
