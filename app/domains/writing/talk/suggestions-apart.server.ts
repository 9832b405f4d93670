/** Proposals that a writing takes out of a text before anyone settled them: their words stay in its talk, their authors are told. */
import { notifyAll } from '#app/domains/notices/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Suggestion } from '../suggestions.ts'
import { type LockedText, tellNodes } from '../text-log.server.ts'
import { historyLabels } from './labels.fr.ts'
import { addComment, membersAmong, openThread, placeOfThread } from './threads.server.ts'

type Apart = {
  readonly ctgId: string
  readonly text: LockedText
  /** Of the version the text comes back to. */
  readonly number: number
  readonly suggestions: readonly Suggestion[]
}

/** Longest text of one comment. */
const longestComment = 4000

/** By author, in the order of the text. */
const byAuthor = (suggestions: readonly Suggestion[]): ReadonlyMap<string, readonly Suggestion[]> =>
  Map.groupBy(suggestions, ({ personId }) => personId)

/** One thread an author, on the whole text: what she proposed, each on its line. Nothing of it is lost, however long. */
export async function setSuggestionsApart(work: Work, { ctgId, text, number, suggestions }: Apart): Promise<void> {
  if (suggestions.length === 0) return
  const { textId } = text
  const authors = byAuthor(suggestions)
  const members = await membersAmong(work, ctgId, [...authors.keys()])
  for (const [personId, own] of authors) {
    const threadId = await openThread(work, { ctgId, textId })
    const mentionIds = members.filter((one) => one === personId)
    const [first] = own
    const words = historyLabels.apart(first?.name ?? '', number, own)
    for (let start = 0; start < words.length; start += longestComment) {
      const body = words.slice(start, start + longestComment)
      await addComment(work, { ctgId, threadId, body, mentionIds: start === 0 ? mentionIds : [] })
    }
    await notifyAll(work, [
      {
        ...{ ctgId, kind: 'mention', subject: { type: text.subjectType, id: text.subjectId }, personIds: mentionIds },
        onceKey: `suggestions-apart:${threadId}`,
        facts: { quote: words, ...placeOfThread(textId, threadId) },
      },
    ])
  }
  await tellNodes(work.tx, [{ kind: 'talk', ctgId, textId }])
}
