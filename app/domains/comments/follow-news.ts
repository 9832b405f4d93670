/** What two editions say otherwise of each action, in sentences. Pure. Rules: docs/rules/comments.md §6.2. */
import type { EditionAction } from './edition-actions.ts'
import { newsWords as t } from './news-words.fr.ts'

const changesOf = (before: EditionAction, { title, status, news }: EditionAction): readonly string[] => [
  ...(title === before.title ? [] : [t.title(title)]),
  ...(status === before.status ? [] : [t.status(status)]),
  ...(news === null || (news.words === before.news?.words && news.on === before.news.on)
    ? []
    : [t.news(news.words, news.on)]),
]

/** By key of action; those that say the same are not there. */
export function newsBetween(
  before: readonly EditionAction[],
  after: readonly EditionAction[],
): ReadonlyMap<string, readonly string[]> {
  const now = new Map(after.map((action) => [action.key, action]))
  const entries = before.map((action): [string, readonly string[]] => {
    const later = now.get(action.key)
    return [action.key, later ? changesOf(action, later) : [t.gone]]
  })
  return new Map(entries.filter(([, sentences]) => sentences.length > 0))
}
