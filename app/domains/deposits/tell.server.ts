/** Whom a data request tells, and when nothing is asked any more. Rules: docs/rules/deposits.md §5. */
import { listHolders } from '#app/domains/ctg/queries.server.ts'
import { notify, withdraw } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { depositsPermissions } from './permissions.ts'

type SentRequest = {
  readonly ctgId: string
  readonly requestId: string
  readonly askedPartyId: string
  readonly wantedOn: string | null
}

const subjectOf = (id: string) => ({ type: 'data-request' as const, id })
const holdersOf = (work: AuthoredWork, ctgId: string, partyId: string) =>
  listHolders(work.tx, {
    ...{ ctgId, partyIds: [partyId], roles: depositsPermissions.answerRequest.roles },
    today: todayIn(work, ctgId),
  })

/** Those who may answer for the party asked. */
export async function tellDataAsked(
  work: AuthoredWork,
  { ctgId, requestId, askedPartyId, wantedOn }: SentRequest,
): Promise<void> {
  await notify(work, {
    ...{ ctgId, kind: 'data-asked', subject: subjectOf(requestId) },
    personIds: await holdersOf(work, ctgId, askedPartyId),
    onceKey: `data-asked:${requestId}`,
    facts: { dueOn: wantedOn ?? undefined },
  })
}

type Answered = {
  readonly ctgId: string
  readonly requestId: string
  readonly askingPartyId: string
  readonly promisedOn: string | null
  readonly version: number
}

/** Those who may ask for the party that asked; the question itself is taken back. */
export async function tellDataAnswered(work: AuthoredWork, answered: Answered): Promise<void> {
  const { ctgId, requestId, askingPartyId, promisedOn, version } = answered
  await withdraw(work, { ctgId, subject: subjectOf(requestId), kinds: ['data-asked'] })
  await notify(work, {
    ...{ ctgId, kind: 'data-answered', subject: subjectOf(requestId) },
    personIds: await holdersOf(work, ctgId, askingPartyId),
    onceKey: `data-answered:${requestId}:${version}`,
    facts: { dueOn: promisedOn ?? undefined },
  })
}
