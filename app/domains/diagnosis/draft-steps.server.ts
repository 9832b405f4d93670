/** The steps the commands about a draft share: finding it as its figures say it now, and writing what became of it. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { FindingKind } from './diagnosis.ts'
import { findOpenDraft } from './draft-queries.server.ts'
import type { DraftOutcome } from './drafts.ts'
import { natureOf } from './drafts.ts'
import { addFrozenReadings } from './elements.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import { addFinding } from './new-finding.server.ts'

type DraftKey = { readonly ctgId: string; readonly themeId: string; readonly key: string }
type Draft = NonNullable<Awaited<ReturnType<typeof findOpenDraft>>>

/** @throws DomainError conflict once it is answered, or when its figures have changed */
export async function requireDraft({ tx }: Work, key: DraftKey): Promise<Draft> {
  const draft = await findOpenDraft(tx, key)
  if (!draft) throw new DomainError('conflict', 'diagnosis.draft-gone')
  return draft
}

type Outcome = {
  readonly outcome: DraftOutcome
  readonly reason?: string
  readonly findingId?: string
}

export async function saveOutcome(
  { tx, actor, at, newId }: Work,
  { ctgId, themeId }: DraftKey,
  { key, question }: Draft,
  { outcome, reason = '', findingId }: Outcome,
): Promise<string> {
  const id = newId()
  await rowOf(tx, 'draft_outcome', { ctgId, id }).insert({
    theme_id: themeId,
    draft_key: key,
    question,
    outcome,
    reason,
    finding_id: findingId ?? null,
    party_id: requireMembership(actor, ctgId).partyId,
    ...{ decided_by: actor.name, decided_at: at },
  })
  return id
}

type DraftVerdict = {
  readonly outcome: 'kept' | 'contested'
  /** Its nature, where its figures do not say it. */
  readonly kind?: FindingKind | null
}

/** Makes it a finding of the actor's party, with its figures frozen. @throws DomainError invalid when nobody says its nature */
export async function addFindingOf(
  work: Work,
  key: DraftKey,
  { outcome, kind: chosenKind }: DraftVerdict,
): Promise<string> {
  const { ctgId, themeId } = key
  const draft = await requireDraft(work, key)
  const kind = natureOf[draft.leaning] ?? chosenKind
  if (!kind) throw new DomainError('invalid', 'diagnosis.draft-nature', { kind: inputLabels.findingKind })
  const words = { kind, title: draft.title, text: draft.support }
  const { findingId } = await addFinding(work, { ctgId, themeId, ...words }, undefined, `finding.draft-${outcome}`)
  await addFrozenReadings(work, { ctgId, findingId }, draft.readings)
  await saveOutcome(work, key, draft, { outcome, findingId })
  return findingId
}
