/** The convention ends before its term, for all or for one party, after its notice. Rules: docs/rules/amendments.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { lockCtg } from '#app/domains/convention/store.server.ts'
import { setEndsOn, tellCoordinators } from '#app/domains/ctg/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { checkbox, choice, day, line, optionalId, optionalInteger } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { loadDates } from '../store.server.ts'
import { effectOf, noticeUnits, refusalToTerminate, terminationsPlace } from '../termination.ts'
import { listTerminations } from '../terminations.server.ts'

export const recordTermination = command({
  name: 'convention.record-termination',
  permission: amendmentPermissions.write,
  input: {
    /** None: by common accord. */
    partyId: optionalId(),
    /** For everybody, and not for this party alone. */
    isWhole: checkbox(),
    reason: line(inputLabels.reason, 2000),
    notifiedOn: day(inputLabels.notifiedOn),
    noticeLength: optionalInteger({ min: 0, max: 3650 }),
    noticeUnit: choice(noticeUnits, inputLabels.noticeUnit),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, reason, notifiedOn, noticeLength, noticeUnit, ...scope }) {
    const { tx, newId, at, actor } = work
    await lockCtg(work, ctgId)
    // Checked first: a party of another CTG is not found, whatever the termination covers.
    const isLead = partyId === null || (await isLeadParty(work, ctgId, partyId))
    const isWhole = scope.isWhole || isLead
    const dates = await loadDates(work.tx, ctgId)
    refuse('convention', refusalToTerminate(await listTerminations(tx, ctgId), { partyId, isWhole }, dates))
    if (notifiedOn > todayIn(work, ctgId))
      throw new DomainError('invalid', 'convention.termination-to-correct', { notifiedOn: t.notifiedInFuture })
    const effectiveOn = effectOf(notifiedOn, { length: noticeLength ?? 0, unit: noticeUnit })
    refuse(
      'convention',
      isWhole && dates.startsOn !== null && effectiveOn <= dates.startsOn ? 'ends-before-it-starts' : undefined,
    )
    const isEarlier = isWhole && (dates.endsOn === null || effectiveOn < dates.endsOn)
    const terminationId = newId()
    await rowOf(tx, 'termination', { ctgId, id: terminationId }).insert({
      party_id: partyId,
      is_whole: isWhole,
      reason,
      notified_on: notifiedOn,
      notice_length: noticeLength ?? 0,
      notice_unit: noticeUnit,
      effective_on: effectiveOn,
      brings_end_forward: isEarlier,
      ends_on_before: isEarlier ? dates.endsOn : null,
      recorded_by: actor.name,
      recorded_at: at,
    })
    if (isEarlier) await setEndsOn(work, ctgId, effectiveOn)
    const detail = { partyId, isWhole, reason, notifiedOn, effectiveOn, endsOnBefore: dates.endsOn }
    await recordAct(work, 'termination.recorded', { ctgId, id: terminationId }, detail)
    await tellCoordinators(work, ctgId, 'termination-recorded', { quote: reason, ...terminationsPlace })
    return { terminationId, effectiveOn }
  },
})

/** Without the Caf or the lead authority there is no convention. @throws DomainError not-found for another CTG's party */
async function isLeadParty({ tx }: Work, ctgId: string, partyId: string): Promise<boolean> {
  const party = await rowsOf(tx, 'party', { ctg_id: ctgId, id: partyId, is_signatory: true }).find([
    'is_lead as isLead',
  ])
  return found(party, 'ctg.party-not-found').isLead
}
