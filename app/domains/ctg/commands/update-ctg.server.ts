/** Name, dates (start, end and signature are three different ones), signature aimed at, renewal link. Rules: docs/rules/ctg.md §2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { firstDayOf } from '#app/kernel/calendar.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay, optionalId, optionalInteger, precision, version } from '#app/kernel/fields.ts'
import { refuseTypedDisorder } from '#app/kernel/refuse-typed-disorder.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { checkEnd, refusalToFollow, signedAfterEnd } from '../ctg.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'

const input = z
  .object({
    ctgId: id(),
    version: version(),
    name: line(inputLabels.ctgName, 200),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
    signedOn: optionalDay(),
    signatureTargetOn: optionalDay(),
    signatureTargetPrecision: precision(),
    copilIntervalMonths: optionalInteger({ min: 1, max: 24 }),
    predecessorId: optionalId(),
  })
  .superRefine(checkEnd)

/** Only a CTG the actor follows may be named as predecessor. */
async function requirePredecessor({ tx, actor }: Work, ctgId: string, predecessorId: string): Promise<void> {
  if (!membershipIn(actor, predecessorId))
    throw new DomainError('invalid', 'ctg.unknown-predecessor', {
      predecessorId: inputLabels.followedCtg,
    })
  const predecessor = found(
    await rowsOf(tx, 'ctg', { id: predecessorId }).find(['id', 'predecessor_id as predecessorId']),
    'ctg.not-found',
  )
  refuse('ctg', refusalToFollow(ctgId, predecessor))
}

export const updateCtg = command({
  name: 'ctg.update-ctg',
  permission: ctgPermissions.lead,
  input,
  about: wholeCtg,
  async run(work, changes) {
    const { tx } = work
    const { ctgId } = changes
    const saved = found(
      await tx.selectFrom('ctg').selectAll().where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst(),
      'ctg.not-found',
    )
    const signatureTargetOn =
      changes.signatureTargetOn && firstDayOf(changes.signatureTargetOn, changes.signatureTargetPrecision)
    if (saved.version !== changes.version)
      throw changedMeanwhile(
        'ctg',
        {
          name: saved.name,
          startsOn: saved.starts_on,
          endsOn: saved.ends_on,
          signedOn: saved.signed_on,
          signatureTargetOn: saved.signature_target_on,
          signatureTargetPrecision: saved.signature_target_precision,
        },
        { ...changes, signatureTargetOn },
      )
    const { startsOn, endsOn, signedOn } = changes
    refuseTypedDisorder(
      signedAfterEnd({ startsOn, endsOn, signedOn, signatureTargetOn }),
      { endsOn, signedOn, signatureTargetOn },
      { endsOn: saved.ends_on, signedOn: saved.signed_on, signatureTargetOn: saved.signature_target_on },
    )
    if (changes.predecessorId && changes.predecessorId !== saved.predecessor_id)
      await requirePredecessor(work, ctgId, changes.predecessorId)
    await rowsOf(tx, 'ctg', { id: ctgId }).update({
      name: changes.name,
      starts_on: changes.startsOn,
      ends_on: changes.endsOn,
      signed_on: changes.signedOn,
      signature_target_on: signatureTargetOn,
      signature_target_precision: changes.signatureTargetPrecision,
      copil_interval_months: changes.copilIntervalMonths ?? saved.copil_interval_months,
      predecessor_id: changes.predecessorId,
      version: saved.version + 1,
    })
    const before = { name: saved.name, startsOn: saved.starts_on, endsOn: saved.ends_on, signedOn: saved.signed_on }
    const { name } = changes
    await recordAct(
      work,
      'ctg.updated',
      { ctgId, id: ctgId },
      { name, before, after: { name, startsOn, endsOn, signedOn } },
    )
    return { ctgId }
  },
})
