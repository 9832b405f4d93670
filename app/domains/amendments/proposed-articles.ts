/** How the articles of the convention read once amended: proposed from what the amendment changes, then as the parties write them. Pure. Rules: docs/rules/amendments.md §2. */
import { durationWords } from '#app/domains/convention/document-words.fr.ts'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { formatDay } from '#app/kernel/format.ts'
import { type BaseArticle, findDuration, replaceAfter, replaceWords, withSentence } from './consolidate.ts'
import { amendmentLabels as t } from './labels.fr.ts'

export type ArticleChange = {
  /** Its place in the convention, from 1; null of a new one. */
  readonly number: number | null
  readonly title: string
  readonly isNew: boolean
  /** Written by the parties, and no more as Trame proposes it. */
  readonly isWritten: boolean
  readonly before: DocumentText
  readonly after: DocumentText
}

type ProposalFacts = {
  readonly articles: readonly BaseArticle[]
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly newEndsOn: string | null
  readonly partyNames: readonly string[]
  readonly communeNames: readonly string[]
  /** As the parties wrote them, by title. */
  readonly written: readonly { readonly title: string; readonly body: string }[]
}

type Proposed = Pick<ArticleChange, 'title' | 'after'>

/** « une durée de cinq ans » becomes as long as the convention does. */
function withDuration(text: DocumentText, { startsOn, endsOn, newEndsOn }: ProposalFacts): DocumentText {
  const [from, to] = [durationWords(startsOn, endsOn), durationWords(startsOn, newEndsOn)]
  if (from === '' || to === '') return text
  return replaceAfter(text, t.lasting, { from, to })
}

/** The day of the end and the duration, in the article that says them; else a sentence of its own. */
function durationChange(facts: ProposalFacts): readonly Proposed[] {
  const { articles, endsOn, newEndsOn } = facts
  if (newEndsOn === null) return []
  const article = findDuration(articles)
  const sentence = t.endsOn(newEndsOn)
  if (!article) return [{ title: t.durationTitle, after: readProse(sentence) }]
  const replaced = endsOn === null ? undefined : replaceWords(article.body, formatDay(endsOn), formatDay(newEndsOn))
  return [{ title: article.title, after: withDuration(replaced ?? withSentence(article.body, sentence), facts) }]
}

/** Said at the end of the first article, which says the object of the convention. */
function objectChange({ articles, partyNames, communeNames }: ProposalFacts): readonly Proposed[] {
  const sentences = [
    ...(partyNames.length > 0 ? [t.join(partyNames)] : []),
    ...(communeNames.length > 0 ? [t.enter(communeNames)] : []),
  ]
  const [first] = articles
  if (sentences.length === 0) return []
  const body = sentences.reduce<DocumentText>(withSentence, first?.body ?? [])
  return [{ title: first?.title ?? t.objectTitle, after: body }]
}

const isSame = (one: string, other: string): boolean => one.toLocaleLowerCase('fr') === other.toLocaleLowerCase('fr')

/** In the order of the convention, new articles last; what the parties wrote wins over what is proposed. */
export function changedArticles(facts: ProposalFacts): readonly ArticleChange[] {
  const { articles, written } = facts
  const ofParties: readonly Proposed[] = written.map(({ title, body }) => ({ title, after: readProse(body) }))
  const proposed = [...durationChange(facts), ...objectChange(facts)].filter(
    ({ title }) => !ofParties.some((one) => isSame(one.title, title)),
  )
  const rankOf = ({ title }: Proposed): number => {
    const rank = articles.findIndex((one) => isSame(one.title, title))
    return rank < 0 ? articles.length : rank
  }
  return [...proposed, ...ofParties]
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(({ title, after }) => {
      const known = articles.find((one) => isSame(one.title, title))
      return {
        number: known === undefined ? null : articles.indexOf(known) + 1,
        title: known?.title ?? title,
        isNew: known === undefined,
        isWritten: ofParties.some((one) => isSame(one.title, title)),
        before: known?.body ?? [],
        after,
      }
    })
}
