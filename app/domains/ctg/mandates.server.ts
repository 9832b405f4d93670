/** Writing mandates: the person found or made by her address, the mail that invites, the end. Rules: docs/rules/ctg.md §7. */
import { sql } from 'kysely'
import { accountMails } from '#app/domains/accounts/labels.fr.ts'
import { findOrCreatePerson } from '#app/domains/accounts/steps.server.ts'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { Role } from '#app/kernel/actor.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import { ctgLabels } from './labels.fr.ts'

export type NewMandate = {
  readonly partyId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly themeId: string | null
  readonly functionTitle: string
  readonly until: string | null
}

/** @throws DomainError invalid: a mandate cannot be given with its end already past */
export function refusePastEnd({ at }: Work, until: string | null): void {
  if (until !== null && until < parisDay(at))
    throw new DomainError('invalid', 'ctg.end-in-the-past', {
      until: inputLabels.untilIsPast,
    })
}

/** @throws DomainError invalid: who comes from outside to evaluate does so until a day (docs/rules/evaluation.md §8) */
export function requireEnd(role: Role, until: string | null): void {
  if (role === 'evaluator' && until === null)
    throw new DomainError('invalid', 'ctg.evaluator-without-end', {
      until: inputLabels.evaluatesUntil,
    })
}

/**
 * Inserts the mandate and sends the invitation, once. A mandate of the same party, role and theme that has ended is opened
 * again. @returns its id @throws DomainError conflict when it is running already
 */
export async function addMandate(work: Work, ctgId: string, mandate: NewMandate, siteUrl: string): Promise<string> {
  const { tx, at, actor } = work
  const person = await findOrCreatePerson(work, mandate)
  const same = await rowsOf(tx, 'member', {
    ctg_id: ctgId,
    person_id: person.id,
    party_id: mandate.partyId,
    role: mandate.role,
  })
    .select(['id', 'until'])
    .where('theme_id', mandate.themeId === null ? 'is' : '=', mandate.themeId)
    .forUpdate()
    .executeTakeFirst()
  if (same && (same.until === null || same.until >= parisDay(at)))
    throw new DomainError('conflict', 'ctg.already-member')
  const memberId = same?.id ?? work.newId()
  const values = { function_title: mandate.functionTitle, until: mandate.until }
  if (same) await rowOf(tx, 'member', { ctgId, id: memberId }).update(values)
  else
    await rowOf(tx, 'member', { ctgId, id: memberId }).insert({
      person_id: person.id,
      party_id: mandate.partyId,
      role: mandate.role,
      theme_id: mandate.themeId,
      created_at: at,
      ...values,
    })
  const ctg = found(await rowsOf(tx, 'ctg', { id: ctgId }).find(['name']), 'ctg.not-found')
  if (person.id !== actor.personId) {
    await countAttempt(tx, mailLimits.mandate, actor.personId, at)
    await sendMail(work, {
      onceKey: `invitation:${memberId}:${at.toISOString()}`,
      ctgId,
      toAddress: mandate.email,
      toName: person.name,
      ...accountMails.invitation(actor.name, ctg.name, ctgLabels.role[mandate.role], `${siteUrl}/ctg/${ctgId}`),
      keptBodyText: null,
    })
  }
  return memberId
}

type CarriedMandate = {
  readonly ctgId: string
  readonly personId: string
  readonly partyId: string
  readonly role: Role
  readonly themeId: string | null
  readonly functionTitle: string
}

/** The mandate of a person who agreed to go on in this CTG: nobody is written to. @returns its id; one that runs already stays */
export async function openCarriedMandate({ tx, at, newId }: Work, mandate: CarriedMandate): Promise<string> {
  const { ctgId, personId, partyId, role, themeId, functionTitle } = mandate
  const same = await rowsOf(tx, 'member', { ctg_id: ctgId, person_id: personId, party_id: partyId, role })
    .select(['id'])
    .where('theme_id', themeId === null ? 'is' : '=', themeId)
    .forUpdate()
    .executeTakeFirst()
  if (same) {
    await rowOf(tx, 'member', { ctgId, id: same.id }).update({ until: null })
    return same.id
  }
  const id = newId()
  const ofPerson = { person_id: personId, party_id: partyId, role, theme_id: themeId, function_title: functionTitle }
  await rowOf(tx, 'member', { ctgId, id }).insert({ ...ofPerson, created_at: at })
  return id
}

/** The caller checked that it may change (§7.2). */
export async function updateMandate(
  { tx }: Work,
  { ctgId, memberId }: { readonly ctgId: string; readonly memberId: string },
  { role, themeId, functionTitle, until }: Pick<NewMandate, 'role' | 'themeId' | 'functionTitle' | 'until'>,
): Promise<void> {
  await rowOf(tx, 'member', { ctgId, id: memberId }).update({
    role,
    theme_id: themeId,
    function_title: functionTitle,
    until,
  })
}

/** Sets the last day of a mandate (included), and forgets that the person had chosen to act under it. */
export async function closeMandate({ tx }: Work, ctgId: string, memberId: string, lastDay: string): Promise<void> {
  await rowOf(tx, 'member', { ctgId, id: memberId }).update({ until: lastDay })
  await tx.deleteFrom('acting_as').where('ctg_id', '=', ctgId).where('member_id', '=', memberId).execute()
}

/** Whether the `member` of a statement, of its `party`, is the last open account that coordinates for a lead party that day. */
export const isLastCoordinator = (today: string) => sql<boolean>`(
  party.is_lead and member.role = 'coordinator' and not exists (
    select from member other join person one on one.id = other.person_id
    where other.ctg_id = member.ctg_id and other.party_id = member.party_id and other.role = 'coordinator'
      and other.person_id <> member.person_id and (other.until is null or other.until >= ${today}::date)
      and one.closed_at is null))`

type EndedMandate = {
  readonly ctgId: string
  readonly id: string
  readonly partyId: string
  readonly role: Role
  /** Its last day. */
  readonly until: string
}

/**
 * Ends at once every mandate of a person, in every CTG, for who administers the instance; where she is the last to coordinate for
 * a lead party her mandate stays, and is said. One journal line a CTG. Rules: docs/rules/instance.md §2.
 */
export async function endMandatesOf(
  work: Work,
  personId: string,
): Promise<{ readonly ended: readonly EndedMandate[]; readonly left: number }> {
  const { tx, at } = work
  const today = parisDay(at)
  const { rows } = await sql<Omit<EndedMandate, 'until'> & { party: string; isLast: boolean }>`
    select member.ctg_id as "ctgId", member.id, member.party_id as "partyId", member.role, party.name as party, ${isLastCoordinator(today)} as "isLast"
    from member join party on party.ctg_id = member.ctg_id and party.id = member.party_id
    where member.person_id = ${personId} and (member.until is null or member.until >= ${today}::date)
    order by member.ctg_id, member.id for update of member`.execute(tx)
  const ending = rows.filter(({ isLast }) => !isLast)
  const until = addDays(today, -1)
  if (ending.length > 0) {
    const ids = ending.map(({ id }) => id)
    const ctgIds = [...new Set(ending.map(({ ctgId }) => ctgId))]
    await tx.updateTable('member').set({ until }).where('ctg_id', 'in', ctgIds).where('id', 'in', ids).execute()
    await tx.deleteFrom('acting_as').where('person_id', '=', personId).where('member_id', 'in', ids).execute()
    await recordAudits(
      work,
      ending.map(({ ctgId, id, role, party }) => ({
        action: 'member.ended',
        subject: { type: 'member', id },
        ctgId,
        detail: { until, role, party },
      })),
    )
  }
  return { ended: ending.map((mandate) => ({ ...mandate, until })), left: rows.length - ending.length }
}
