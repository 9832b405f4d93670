/** Accepts or refuses one suggestion of a text, or all those one may settle; the server edits the text. Rules: docs/rules/writing.md §8. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalText } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import {
  decideSuggestions,
  listSuggestions,
  refusalToDecide,
  type Suggestion,
  type Verdict,
} from '../../suggestions.ts'
import { readLog } from '../../text-log.server.ts'
import type { TextKey, TextSubjects } from '../../writing.ts'
import { contentOf, docFrom, fragmentName } from '../../y-text.server.ts'
import { talkPermissions } from '../permissions.ts'
import { editAndSettle, writableText } from '../text-at-hand.server.ts'

const verdicts = ['accepted', 'refused'] as const satisfies readonly Verdict[]

export const settleSuggestionsWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.settle-suggestions',
    permission: talkPermissions.settleSuggestions,
    input: {
      textId: id(),
      /** Empty: every suggestion that the actor may settle this way. */
      suggestionId: optionalText(64),
      verdict: choice(verdicts),
    },
    about: (work, key) => writableText(work, subjects, key),
    async run(work, { ctgId, textId, suggestionId, verdict }, { text }) {
      const { partyId } = requireMembership(work.actor, ctgId)
      const { updates } = await readLog(work.tx, text, 0)
      const pending = listSuggestions(contentOf(docFrom(updates)))
      const by = { partyId, personId: work.actor.personId, isOfOneParty: text.field === 'text' }
      const settled = pending.filter((one) => suggestionId === '' || one.id === suggestionId)
      if (suggestionId !== '')
        refuse('writing', refusalToDecide(found(settled[0], 'writing.suggestion-not-found'), by, verdict))
      const allowed = settled.filter((one) => !refusalToDecide(one, by, verdict))
      if (allowed.length === 0) throw new DomainError('conflict', 'writing.no-suggestion-to-settle')
      const settledIds = new Set(allowed.map((one) => one.id))
      await editAndSettle(work, subjects, text, (doc) =>
        doc.transact(() => decideSuggestions(doc.getXmlFragment(fragmentName), settledIds, verdict)),
      )
      await keepSettled(work, { ctgId, textId }, allowed, verdict, partyId)
      const about = { type: text.subjectType, id: text.subjectId }
      for (const { id: known, personId, added, taken } of allowed)
        await notify(work, {
          ...{ ctgId, kind: 'suggestion-answer', subject: about, personIds: [personId] },
          onceKey: `suggestion:${textId}:${known}:${work.at.getTime()}`,
          facts: { quote: added || taken, page: `/textes/${textId}`, anchor: '#propositions' },
        })
      const detail = { textId, count: allowed.length }
      await recordAudit(work, { action: `text.suggestions-${verdict}`, subject: about, ctgId, detail })
      return { count: allowed.length }
    },
  })

/** What was settled stays readable; a party unknown to this CTG is left out. */
async function keepSettled(
  { tx, actor, at, newId }: Work,
  { ctgId, textId }: TextKey,
  suggestions: readonly Suggestion[],
  verdict: Verdict,
  partyId: string,
): Promise<void> {
  const parties = await tx.selectFrom('party').select('id').where('ctg_id', '=', ctgId).execute()
  await addRows(
    tx,
    'settled_suggestion',
    suggestions.map((one) => ({
      ...{ ctg_id: ctgId, id: newId(), text_id: textId, added: one.added, taken: one.taken },
      ...{ proposed_by: one.name, proposed_at: one.at, verdict, settled_by: actor.name, settled_at: at },
      proposed_party_id: parties.some((party) => party.id === one.partyId) ? one.partyId : null,
      settled_party_id: partyId,
    })),
  )
}
