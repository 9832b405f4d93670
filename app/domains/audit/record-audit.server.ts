/** The journal: one line per act, in the transaction of the act. Rules: docs/rules/audit.md. */
import { membershipIn } from '#app/kernel/actor.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { type ActName, kindOfAct } from '#app/things/register.ts'
import { announce } from './announce.server.ts'

export type SubjectType = DB['audit_entry']['subject_type']

export type AuditLine = {
  /** `<slice>.<past participle>`: `finding.proposed`; its French sentence is in things.fr.ts of its slice. */
  readonly action: string
  readonly subject: { readonly type: SubjectType; readonly id: string }
  /** The CTG concerned; null for an act on an account. */
  readonly ctgId: string | null
  readonly detail?: object
}

/** A line about an act on one thing; the register says of which kind it is. */
export const recordAct = (
  work: AuthoredWork,
  act: ActName,
  { ctgId, id }: { readonly ctgId: string | null; readonly id: string },
  detail: object = {},
): Promise<void> => recordAudit(work, { action: act, subject: { type: kindOfAct(act), id }, ctgId, detail })

export const recordAudit = (work: AuthoredWork, line: AuditLine): Promise<void> => recordAudits(work, [line])

/** Several lines of one act, in one statement, told to the webhooks that follow them; nothing for none. */
export async function recordAudits(work: AuthoredWork, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return
  const { tx, actor, at } = work
  await addRows(
    tx,
    'audit_entry',
    lines.map(({ action, subject, ctgId, detail = {} }) => ({
      at,
      person_id: actor.personId,
      person_name: actor.name,
      party_id: ctgId ? (membershipIn(actor, ctgId)?.partyId ?? null) : null,
      ctg_id: ctgId,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      detail: JSON.stringify(detail),
    })),
  )
  await announce(work, lines)
}
