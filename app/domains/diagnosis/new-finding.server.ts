/** Writes a finding just proposed; who may is checked by the command that calls. Rules: docs/rules/diagnosis.md §3-4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { FindingKind } from './diagnosis.ts'
import { type ElementsInput, saveElements } from './elements.server.ts'
import { tellPositionAsked } from './tell.server.ts'

type NewFinding = {
  readonly ctgId: string
  readonly themeId: string
  readonly kind: FindingKind
  readonly title: string
  readonly text: string
}

const noElement: ElementsInput = { indicatorIds: [], territoryCode: null, year: null, testimonyIds: [] }

/** For the party the actor acts for; the others are asked for their position. @throws DomainError invalid `diagnosis.no-figure` */
export async function addFinding(
  work: Work,
  { ctgId, themeId, kind, title, text }: NewFinding,
  elements: ElementsInput = noElement,
  act: 'finding.proposed' | 'finding.draft-kept' | 'finding.draft-contested' = 'finding.proposed',
) {
  const { partyId } = requireMembership(work.actor, ctgId)
  const findingId = work.newId()
  const number = await takeNumber(work, ctgId, 'finding')
  await rowOf(work.tx, 'finding', { ctgId, id: findingId }).insert({
    number,
    theme_id: themeId,
    kind,
    title,
    text,
    status: 'proposed',
    proposed_by_party_id: partyId,
    proposed_by: work.actor.name,
    created_at: work.at,
  })
  await saveElements(work, { ctgId, themeId, findingId }, elements)
  await recordAct(work, act, { ctgId, id: findingId }, { number, title, kind })
  await tellPositionAsked(work, { ctgId, findingId }, 1)
  return { findingId, number }
}
