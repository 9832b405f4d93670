/** Telling members what is theirs to do: they are found by their name, as a convocation finds the holder of a seat. Rules: docs/rules/notices.md §1. */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { NoticeKind } from '#app/domains/notices/notices.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Told = {
  readonly ctgId: string
  readonly kind: NoticeKind
  readonly subject: { readonly type: SubjectType; readonly id: string }
  readonly names: readonly string[]
  readonly dueOn?: string | null
  /** The words of a task; a decision's are its title. */
  readonly quote?: string
  readonly onceKey: string
}

/** A name that is no member's tells nobody: « Les deux coordonnateurs », a service, someone without account. */
export async function tellNamed(work: Work, { names, dueOn, quote, ...told }: Told): Promise<void> {
  const given = names.filter((name) => name !== '')
  if (given.length === 0) return
  const { ctgId } = told
  const { rows } = await sql<{ personId: string }>`
    select distinct person.id as "personId" from member join person on person.id = member.person_id
    where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${todayIn(work, ctgId)}::date)
      and plain_text(person.name) in (select plain_text(name) from unnest(${given}::text[]) as given (name))`.execute(
    work.tx,
  )
  const personIds = rows.map(({ personId }) => personId)
  await notify(work, { ...told, personIds, facts: { quote, dueOn: dueOn ?? undefined } })
}
