/** Reduces at once a person who has left, at her request: by who administers the instance, with a reason. Rules: docs/rules/privacy.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { privacyLabels as t } from '../labels.fr.ts'
import { findNamed, readDeparted, startReduction } from '../reduce-person.server.ts'

export const reducePerson = command({
  name: 'privacy.reduce-person',
  permission: 'administrator',
  input: { personId: id(), reason: line(t.departed.reasonMissing, 300) },
  async run(work, { personId, reason }) {
    const { tx, actor, at } = work
    await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute()
    const { refusal } = await readDeparted(tx, personId, { actorId: actor.personId, today: parisDay(at) })
    refuse('privacy', refusal)
    const named = found(await findNamed(tx, personId), 'privacy.person-not-found')
    await startReduction(work, named, { askedBy: actor.name, reason })
    await enqueue(tx, 'reduce-people', {}, 'reduce-people')
    await recordAct(work, 'person.reduction-asked', { ctgId: null, id: personId }, { reason })
    return { personId }
  },
})
