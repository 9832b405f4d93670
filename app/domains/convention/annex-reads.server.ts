/** What the annexes need beyond what the slices already give, each in one statement. The caller has checked the right to read. */

import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { listFrozenFigures } from '#app/domains/diagnosis/queries.server.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { formatDay } from '#app/kernel/format.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { FindingElements } from './annex-diagnosis.ts'
import type { GovernanceBody } from './convention-document.ts'
import { documentWords } from './document-words.fr.ts'

/** What supports each finding: figures as they were frozen, then testimonies. */
export async function getFindingElements(db: Reader, ctgId: string): Promise<FindingElements> {
  const testimonies = await db
    .selectFrom('finding_testimony as link')
    .innerJoin('testimony', sameCtg('testimony.id', 'link.testimony_id'))
    .select(['link.finding_id as findingId', 'testimony.source', 'testimony.collected_on as collectedOn'])
    .where('link.ctg_id', '=', ctgId)
    .orderBy('testimony.collected_on')
    .orderBy('testimony.id')
    .execute()
  const elements = [
    ...[...(await listFrozenFigures(db, ctgId))].flatMap(([findingId, figures]) =>
      figures
        .toSorted((one, other) => (one.frozen.indicatorId < other.frozen.indicatorId ? -1 : 1))
        .map(({ frozen, correction }) => {
          const source = observatoryLabels.formatSource(frozen, frozen.year)
          const since = correction ? `, ${depositsLabels.correction.since(correction.correctedOn)}` : ''
          return { findingId, words: `${frozen.name} (${source}${since})` }
        }),
    ),
    ...testimonies.map(({ findingId, source, collectedOn }) => ({
      findingId,
      words: `${source}, ${formatDay(collectedOn)}`,
    })),
  ]
  return new Map(
    [...Map.groupBy(elements, ({ findingId }) => findingId)].map(([id, list]) => [id, list.map(({ words }) => words)]),
  )
}

/** Bodies in their order, with the seats in force that day. */
export async function getGovernanceAnnex(db: Reader, ctgId: string, today: string): Promise<readonly GovernanceBody[]> {
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'name', 'mission', 'rhythm'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', today)]))
    .orderBy('position')
    .execute()
  const seats = await db
    .selectFrom('seat')
    .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
    .select([
      'seat.body_id as bodyId',
      'seat.function_title as functionTitle',
      'seat.holder_name as holder',
      'seat.substitute_name as substitute',
      'seat.allows_representative as allowsRepresentative',
      'party.kind',
      'party.name',
    ])
    .where('seat.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('seat.since', 'is', null), eb('seat.since', '<=', today)]))
    .where((eb) => eb.or([eb('seat.until', 'is', null), eb('seat.until', '>=', today)]))
    .orderBy('party.position')
    .orderBy('seat.position')
    .execute()
  return bodies.map(({ id, name, mission, rhythm }) => ({
    name,
    mission,
    rhythm,
    seats: seats
      .filter(({ bodyId }) => bodyId === id)
      .map(({ kind, name: partyName, functionTitle, allowsRepresentative, holder, substitute }) => ({
        party: { kind, name: partyName },
        function: allowsRepresentative ? documentWords.orRepresentative(functionTitle) : functionTitle,
        holder,
        substitute,
      })),
  }))
}
