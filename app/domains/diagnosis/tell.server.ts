/** Whom the diagnosis tells of a question to their party, and when the question is answered. Rules: docs/rules/diagnosis.md §1.3, §3. */
import { listHolders } from '#app/domains/ctg/queries.server.ts'
import { notify, withdraw } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { diagnosisPermissions } from './permissions.ts'

type FindingKey = { readonly ctgId: string; readonly findingId: string }

const findingSubject = (id: string) => ({ type: 'finding' as const, id })

/** Coordinators of the lead parties that have not answered these words (§3.2). */
export async function tellPositionAsked(work: Work, { ctgId, findingId }: FindingKey, version: number): Promise<void> {
  const awaited = await rowsOf(work.tx, 'party', { ctg_id: ctgId, is_lead: true })
    .select(['id'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('finding_position as given')
            .select('given.party_id')
            .where('given.ctg_id', '=', ctgId)
            .where('given.finding_id', '=', findingId)
            .whereRef('given.party_id', '=', 'party.id'),
        ),
      ),
    )
    .execute()
  const personIds = await listHolders(work.tx, {
    ctgId,
    partyIds: awaited.map(({ id }) => id),
    roles: ['coordinator'],
    today: todayIn(work, ctgId),
  })
  const subject = findingSubject(findingId)
  await withdraw(work, { ctgId, subject, kinds: ['position-asked'] })
  await notify(work, {
    ctgId,
    kind: 'position-asked',
    subject,
    personIds,
    onceKey: `position-asked:${findingId}:${version}`,
  })
}

/** Nothing is asked any more: of one party that answered, of all when the finding is withdrawn. */
export async function takeBackPositionAsked(
  work: Work,
  { ctgId, findingId }: FindingKey,
  partyId?: string,
): Promise<void> {
  const subject = findingSubject(findingId)
  if (partyId === undefined) return withdraw(work, { ctgId, subject, kinds: ['position-asked'] })
  const personIds = await listHolders(work.tx, {
    ctgId,
    partyIds: [partyId],
    roles: ['coordinator'],
    today: todayIn(work, ctgId),
  })
  if (personIds.length > 0) await withdraw(work, { ctgId, subject, kinds: ['position-asked'], personIds })
}

type ReadingRequest = {
  readonly ctgId: string
  readonly readingId: string
  readonly themeId: string
  readonly partyId: string
  readonly askedOn: string
}

/** Those who may write the reading of this party on this theme. */
export async function tellReadingAsked(work: Work, request: ReadingRequest): Promise<void> {
  const { ctgId, readingId, themeId, partyId, askedOn } = request
  const { roles } = diagnosisPermissions.writeReading
  const personIds = await listHolders(work.tx, { ctgId, partyIds: [partyId], roles, themeId, today: askedOn })
  await notify(work, {
    ctgId,
    kind: 'reading-asked',
    subject: { type: 'party-reading', id: readingId },
    personIds,
    onceKey: `reading-asked:${readingId}:${askedOn}`,
  })
}
