/** Asks signatories for their act: a mail each, with the version to sign and a model of deliberation; written by a job. Rules: docs/rules/convention.md §3.7. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { email, id, optionalText } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { versionToSign } from '../convention.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { awaitedActs } from '../signatories/signatory-row.ts'
import { lockConvention } from '../store.server.ts'

const ticked = z.enum(['on', ''], { error: inputLabels.ticked }).prefault('')

/** One row a signatory of the form; a wrong address is said at its field, unless nobody writes to it. */
const recipients = z
  .array(
    z
      .object({ id: id(), remind: ticked, email: z.string().max(2000).prefault('') })
      .superRefine((row, { addIssue }) => {
        const read = email().safeParse(row.email)
        if (row.remind === 'on' && !read.success)
          addIssue({ code: 'custom', path: ['email'], message: read.error.issues[0]?.message ?? '' })
      }),
  )
  .max(500)
  .prefault([])

export const remindSignatories = command({
  name: 'convention.remind-signatories',
  permission: conventionPermissions.write,
  input: { recipients, message: optionalText(2000) },
  about: wholeCtg,
  async run(work, { ctgId, recipients: rows, message }) {
    const recipients = rows.filter(({ remind }) => remind === 'on')
    if (recipients.length === 0) throw new DomainError('invalid', 'convention.nobody-to-remind')
    const convention = await lockConvention(work, ctgId)
    const version = versionToSign(convention.versions)
    if (!version) throw new DomainError('conflict', 'convention.no-version-to-adopt')
    const awaited = awaitedActs(convention, todayIn(work, ctgId))
    const strangers = recipients.filter((row) => !awaited.some(({ partyId }) => partyId === row.id))
    if (strangers.length > 0) throw new DomainError('conflict', 'convention.act-not-awaited')
    const addresses = new Map(recipients.map((row) => [row.id, email().parse(row.email)]))
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

type Reminders = {
  readonly ctgId: string
  readonly versionId: string
  readonly message: string
  readonly addresses: ReadonlyMap<string, string>
}

async function saveReminders(work: Work, { ctgId, versionId, message, addresses }: Reminders): Promise<void> {
  const { tx, actor, at, newId } = work
  const person = await tx.selectFrom('person').select('email').where('id', '=', actor.personId).executeTakeFirst()
  await addRows(
    tx,
    'act_reminder',
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
}
