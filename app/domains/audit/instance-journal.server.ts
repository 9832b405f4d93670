/** The journal of the instance: accounts and mandates, for who administers it; nothing of what is written. Rules: docs/rules/audit.md §6. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { entryWays, instanceSentence } from './act-sentence.fr.ts'

const linesPerPage = 50

/** The condition of the index `audit_entry_of_the_instance`, as it is written there. */
const ofTheInstance = sql<boolean>`(audit_entry.ctg_id is null or audit_entry.action in
  ('ctg.created', 'ctg.taken-up', 'member.invited', 'member.changed', 'member.ended', 'member.coordination-handed-over',
    'member.entered-by-domain', 'party.mail-domain-opened', 'party.mail-domain-closed'))`

const told = z
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
    .leftJoin('member', (join) =>
      join.onRef('member.ctg_id', '=', 'audit_entry.ctg_id').onRef('member.id', '=', 'audit_entry.subject_id'),
    )
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

/** One page, the latest first. @param asked from 1 @throws DomainError not-found for who does not administer the instance */
export async function getInstanceJournal({ db, actor }: Context, asked: number) {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'audit.no-instance-journal')
  const { total } = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(ofTheInstance)
    .executeTakeFirstOrThrow()
  const pageCount = Math.max(1, Math.ceil(total / linesPerPage))
  const page = Math.min(Math.max(1, asked), pageCount)
  const lines = await selectLines(db)
    .limit(linesPerPage)
    .offset((page - 1) * linesPerPage)
    .execute()
  return {
    total,
    page,
    pageCount,
    lines: lines.map(({ action, detail, subjectId, ...line }) => {
      const { isKnown, ...how } = told.catch({}).parse(detail)
      return { ...line, mark: subjectId.slice(0, 8), isKnown, sentence: instanceSentence({ action, ...how }) }
    }),
  }
}

export type InstanceJournalData = Awaited<ReturnType<typeof getInstanceJournal>>
