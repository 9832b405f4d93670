/** Telling a member that a decision or a task is hers: she is found by her name, as a convocation finds the holder of a seat. Rules: docs/rules/notices.md §1. */
import { sql } from 'kysely'
import { notify, withdraw } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Assigned = {
  readonly ctgId: string
  readonly subject: { readonly type: 'decision' | 'meeting'; readonly id: string }
  readonly responsible: string
  readonly dueOn: string | null
  /** The words of a task; a decision's are its title. */
  readonly quote?: string
  readonly onceKey: string
}

/** Nobody is told when the name is that of no member: « Les deux coordonnateurs », a service, someone without account. */
export async function tellResponsible(work: Work, assigned: Assigned): Promise<void> {
  const { ctgId, subject, responsible, dueOn, quote, onceKey } = assigned
  if (responsible === '') return
  const { rows } = await sql<{ personId: string }>`
    select distinct person.id as "personId" from member join person on person.id = member.person_id
    where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${todayIn(work, ctgId)}::date)
      and plain_text(person.name) = plain_text(${responsible})`.execute(work.tx)
  await notify(work, {
    ctgId,
    kind: subject.type === 'decision' ? 'decision-assigned' : 'task-assigned',
    subject,
    personIds: rows.map(({ personId }) => personId),
    onceKey,
    facts: { quote, dueOn: dueOn ?? undefined },
  })
}

const taskKey = (outcomeId: string): string => `task:${outcomeId}`

export const tellTask = (
  work: Work,
  task: Omit<Assigned, 'subject' | 'onceKey'> & { readonly meetingId: string; readonly outcomeId: string },
): Promise<void> =>
  tellResponsible(work, { ...task, subject: { type: 'meeting', id: task.meetingId }, onceKey: taskKey(task.outcomeId) })

/** A task done, or taken off the record. */
export const takeBackTask = (
  work: Work,
  { ctgId, meetingId, outcomeId }: { readonly ctgId: string; readonly meetingId: string; readonly outcomeId: string },
): Promise<void> =>
  withdraw(work, { ctgId, subject: { type: 'meeting', id: meetingId }, onceKeys: [taskKey(outcomeId)] })
