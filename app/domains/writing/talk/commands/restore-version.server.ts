/**
 * Brings a text back to one of its versions, as one more writing. Proposals that wait and that this version does not hold are set
 * apart in the talk of the text, under the names of their authors. Rules: docs/rules/writing.md §9.2, §9.3.
 */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { readRichText } from '../../read-rich-text.ts'
import { listLostSuggestions, type Suggestion } from '../../suggestions.ts'
import type { TextSubjects } from '../../writing.ts'
import { contentOf, writeContent } from '../../y-text.server.ts'
import { talkPermissions } from '../permissions.ts'
import { setSuggestionsApart } from '../suggestions-apart.server.ts'
import { editAndSettle, writableText } from '../text-at-hand.server.ts'

export const restoreVersionWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.restore-version',
    permission: talkPermissions.restoreVersion,
    input: { textId: id(), textVersionId: id() },
    about: (work, key) => writableText(work, subjects, key),
    async run(work, { ctgId, textId, textVersionId }, { text }) {
      const row = await rowsOf(work.tx, 'text_version', { ctg_id: ctgId, text_id: textId, id: textVersionId }).find([
        'number',
        'content',
      ])
      const version = found(row, 'writing.version-not-found')
      const content = readRichText(version.content).text
      const lost: Suggestion[] = []
      const isChanged = await editAndSettle(work, subjects, text, (doc) => {
        const now = contentOf(doc)
        lost.push(...listLostSuggestions(now, content))
        // Restoring the present content writes nothing.
        if (JSON.stringify(now) !== JSON.stringify(content)) writeContent(doc, content)
      })
      refuse('writing', isChanged ? undefined : 'version-is-current')
      await setSuggestionsApart(work, { ctgId, text, number: version.number, suggestions: lost })
      const about = { type: text.subjectType, id: text.subjectId }
      const detail = { textId, number: version.number, ...(lost.length > 0 && { setApart: lost.length }) }
      await recordAudit(work, { action: 'text.version-restored', subject: about, ctgId, detail })
      return { textId, number: version.number, setApart: lost.length }
    },
  })
