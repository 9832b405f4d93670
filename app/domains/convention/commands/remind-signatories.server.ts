/** Asks signatories for their act: a mail each, with the version to sign and a model of deliberation; written by a job. Rules: docs/rules/convention.md §3.7. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { email, id, optionalText } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { versionToSign } from '../convention.ts'
import { conventionPermissions } from '../permissions.ts'
import { reminderLabels as t } from '../signatories/labels.fr.ts'
import { awaitedActs } from '../signatories/signatory-row.ts'
import { lockConvention } from '../store.server.ts'

/** Addresses come as they were typed: a wrong one is said at its field. */
const recipients = z
  .array(z.object({ partyId: id(), email: z.string().max(2000) }))
  .min(1, { error: t.nobody })
  .max(200)

export const remindSignatories = command({
  name: 'convention.remind-signatories',
  permission: conventionPermissions.remindSignatories,
  input: z.object({ ctgId: id(), recipients, message: optionalText(2000) }),
  about: wholeCtg,
  async run(work, { ctgId, recipients: asked, message }) {
    const convention = await lockConvention(work, ctgId)
    const version = versionToSign(convention.versions)
    if (!version) throw new DomainError('conflict', 'convention.no-version-to-adopt')
    const awaited = awaitedActs(convention, todayIn(work, ctgId))
    const strangers = asked.filter(({ partyId }) => !awaited.some((one) => one.partyId === partyId))
    if (strangers.length > 0) throw new DomainError('conflict', 'convention.act-not-awaited')
    const addresses = readAddresses(asked)
    await countAttempt(work.tx, mailLimits.reminder, work.actor.personId, work.at, addresses.size)
    await saveReminders(work, { ctgId, versionId: version.id, message, addresses })
    await enqueue(work.tx, 'write-act-reminders', { ctgId }, `act-reminders:${ctgId}`)
    await recordAct(
      work,
      'convention.acts-reminded',
      { ctgId, id: version.id },
      { number: version.number, parties: awaited.filter((one) => addresses.has(one.partyId)).map(({ name }) => name) },
    )
    return { reminded: addresses.size }
  },
})

/** @throws DomainError invalid, a sentence at each field that holds no address */
function readAddresses(asked: z.output<typeof recipients>): ReadonlyMap<string, string> {
  const read = asked.map(({ partyId, email: text }) => ({ partyId, parsed: email().safeParse(text) }))
  const faults = read.flatMap(({ partyId, parsed }) =>
    parsed.success ? [] : [[`email-${partyId}`, parsed.error.issues[0]?.message ?? ''] as const],
  )
  if (faults.length > 0) throw new DomainError('invalid', 'convention.addresses-to-correct', Object.fromEntries(faults))
  return new Map(read.flatMap(({ partyId, parsed }) => (parsed.success ? [[partyId, parsed.data] as const] : [])))
}

type Reminders = {
  readonly ctgId: string
  readonly versionId: string
  readonly message: string
  readonly addresses: ReadonlyMap<string, string>
}

async function saveReminders(work: Work, { ctgId, versionId, message, addresses }: Reminders): Promise<void> {
  const { tx, actor, at, newId } = work
  const person = await tx.selectFrom('person').select('email').where('id', '=', actor.personId).executeTakeFirst()
  await tx
    .insertInto('act_reminder')
    .values(
      [...addresses].map(([partyId, address]) => ({
        ctg_id: ctgId,
        id: newId(),
        party_id: partyId,
        version_id: versionId,
        email: address,
        message,
        asked_by: actor.name,
        reply_to: person?.email ?? '',
        asked_at: at,
      })),
    )
    .execute()
}
