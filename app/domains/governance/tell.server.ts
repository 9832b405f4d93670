/** Telling members what is theirs to do: they are found by their name, as a convocation finds the holder of a seat. Rules: docs/rules/notices.md §1. */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { NoticeKind } from '#app/domains/notices/notices.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type NamedNotice = {
  readonly ctgId: string
  readonly kind: NoticeKind
  readonly subject: { readonly type: SubjectType; readonly id: string }
  readonly names: readonly string[]
  readonly dueOn?: string | null
  /** The words of a task; a decision's are its title. */
  readonly quote?: string
  readonly onceKey: string
}

/** Notifies nobody for a name that matches no member: « Les deux coordonnateurs », a service, someone without account. */
export async function tellNamed(work: Work, { names, dueOn, quote, ...notice }: NamedNotice): Promise<void> {
  const filledNames = names.filter((name) => name !== '')
  if (filledNames.length === 0) return
  const { ctgId } = notice
  const { rows } = await sql<{ personId: string }>`
    select distinct person.id as "personId" from member join person on person.id = member.person_id
    where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${todayIn(work, ctgId)}::date)
      and plain_text(person.name) in (select plain_text(name) from unnest(${filledNames}::text[]) as given (name))`.execute(
    work.tx,
  )
  const personIds = rows.map(({ personId }) => personId)
  await notify(work, { ...notice, personIds, facts: { quote, dueOn: dueOn ?? undefined } })
}
