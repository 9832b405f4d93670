/** The journal of the instance: accounts and mandates, for who administers it; nothing of what is written. Rules: docs/rules/audit.md §6. */
import { sql } from 'kysely'
import { z } from 'zod'
import { containing } from '#app/kernel/containing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { entryWays, instanceSentence } from './act-sentence.fr.ts'
import { type InstanceActKind, type InstanceJournalFilter, journalPeriod } from './instance-journal.ts'

const linesPerPage = 50

/** The condition of the index `audit_entry_of_the_instance`, as it is written there. */
const ofTheInstance = sql<boolean>`(audit_entry.ctg_id is null or audit_entry.action in
  ('ctg.created', 'ctg.taken-up', 'member.invited', 'member.changed', 'member.ended', 'member.coordination-handed-over',
    'member.entered-by-domain', 'party.mail-domain-opened', 'party.mail-domain-closed'))`

const detailShape = z
  .object({
    way: z.enum(entryWays),
    failures: z.number(),
    isKnown: z.boolean(),
  })
  .partial()

/** One line; the account is named by its name of today. */
const selectLines = (db: Reader) =>
  db
    .selectFrom('audit_entry')
    .leftJoin('ctg', 'ctg.id', 'audit_entry.ctg_id')
    .leftJoin('member', sameCtg('member.id', 'audit_entry.subject_id'))
    .leftJoin('person', (join) => join.on(sql<boolean>`person.id = coalesce(member.person_id, audit_entry.subject_id)`))
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.action',
      'audit_entry.detail',
      'audit_entry.subject_id as subjectId',
      'audit_entry.person_name as by',
      'person.name as about',
      'ctg.name as ctgName',
    ])
    .where(ofTheInstance)
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')

/** Coming in, or failing to, and what ends a session. */
const isEntry = sql<boolean>`audit_entry.action in ('person.entered', 'person.entry-failed', 'person.factor-passed',
  'person.factor-failed', 'person.provider-refused', 'person.left', 'person.session-revoked', 'person.sessions-ended')`

/** SQL of each kind of line; of a CTG, only its mandates are in this journal (`ofTheInstance`). */
const ofKind: Readonly<Record<InstanceActKind, ReturnType<typeof sql<boolean>>>> = {
  entries: isEntry,
  accounts: sql<boolean>`(audit_entry.action like 'person.%' and not ${isEntry})`,
  mandates: sql<boolean>`audit_entry.ctg_id is not null`,
  instance: sql<boolean>`(audit_entry.ctg_id is null and audit_entry.action not like 'person.%')`,
}

/** Who did it, or whom it is about. */
const byName = (name: string) => sql<boolean>`(audit_entry.person_name ilike ${containing(name)} or exists (
  select from person one where one.name ilike ${containing(name)}
    and one.id = coalesce((select member.person_id from member
      where member.ctg_id = audit_entry.ctg_id and member.id = audit_entry.subject_id), audit_entry.subject_id)))`

function conditionOf({ kind, name, from, to }: InstanceJournalFilter) {
  const { after, before } = journalPeriod(from, to)
  const conditions = [
    ofTheInstance,
    ...(kind ? [ofKind[kind]] : []),
    ...(name === '' ? [] : [byName(name)]),
    ...(after ? [sql<boolean>`audit_entry.at >= ${after}`] : []),
    ...(before ? [sql<boolean>`audit_entry.at < ${before}`] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

type Line = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

function shownLine({ action, detail, subjectId, ...line }: Line) {
  const { isKnown, ...how } = detailShape.catch({}).parse(detail)
  return { ...line, mark: subjectId.slice(0, 8), isKnown, sentence: instanceSentence({ action, ...how }) }
}
export type InstanceJournalLine = ReturnType<typeof shownLine>

/** @throws DomainError not-found for who does not administer the instance */
function requireReader({ actor }: Context): void {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'audit.no-instance-journal')
}

/** One page of what the filter keeps, the latest first. @param pageNumber from 1 */
export async function getInstanceJournal(context: Context, filter: InstanceJournalFilter, pageNumber: number) {
  requireReader(context)
  const { db } = context
  const condition = conditionOf(filter)
  const { total } = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(condition)
    .executeTakeFirstOrThrow()
  const pageCount = Math.max(1, Math.ceil(total / linesPerPage))
  const page = Math.min(Math.max(1, pageNumber), pageCount)
  const lines = await selectLines(db)
    .where(condition)
    .limit(linesPerPage)
    .offset((page - 1) * linesPerPage)
    .execute()
  return { filter, total, page, pageCount, lines: lines.map(shownLine) }
}

export type InstanceJournalData = Awaited<ReturnType<typeof getInstanceJournal>>

/** A file of more lines is read by nobody: one asks for a shorter period. */
export const mostExportedLines = 20_000

/** What the filter keeps, to take away. */
export async function getInstanceJournalExport(context: Context, filter: InstanceJournalFilter) {
  requireReader(context)
  const lines = await selectLines(context.db).where(conditionOf(filter)).limit(mostExportedLines).execute()
  return lines.map(shownLine)
}
