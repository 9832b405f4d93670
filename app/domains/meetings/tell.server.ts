/** Telling members the decisions and the tasks that are theirs to do. Rules: docs/rules/notices.md §1. */
import { tellNamed } from '#app/domains/governance/tell.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Responsible = { readonly ctgId: string; readonly responsible: string; readonly dueOn: string | null }

export const tellResponsible = (
  work: Work,
  {
    ctgId,
    decisionId,
    version,
    responsible,
    dueOn,
  }: Responsible & { readonly decisionId: string; readonly version: number },
): Promise<void> =>
  tellNamed(work, {
    ctgId,
    kind: 'decision-assigned',
    subject: { type: 'decision', id: decisionId },
    names: [responsible],
    dueOn,
    onceKey: `decision:${decisionId}:${version}`,
  })

type TaskKey = {
  readonly ctgId: string
  readonly meetingId: string
  readonly outcomeId: string
  /** Of the words told: corrected, a task is told again. */
  readonly version: number
}

const taskKey = (outcomeId: string, version: number): string =>
  version === 1 ? `task:${outcomeId}` : `task:${outcomeId}:${version}`

export const tellTask = (
  work: Work,
  {
    ctgId,
    meetingId,
    outcomeId,
    version,
    responsible,
    dueOn,
    quote,
  }: TaskKey & Responsible & { readonly quote: string },
): Promise<void> =>
  tellNamed(work, {
    ctgId,
    kind: 'task-assigned',
    subject: { type: 'meeting', id: meetingId },
    names: [responsible],
    dueOn,
    quote,
    onceKey: taskKey(outcomeId, version),
  })

/** A task done, corrected, or taken off the record. */
export const takeBackTask = (work: Work, { ctgId, meetingId, outcomeId, version }: TaskKey): Promise<void> =>
  withdraw(work, { ctgId, subject: { type: 'meeting', id: meetingId }, onceKeys: [taskKey(outcomeId, version)] })
