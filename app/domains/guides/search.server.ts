/** The search of the guides: in memory, by people’s words. Rules: docs/rules/guides.md §4. */
import MiniSearch, { type SearchResult } from 'minisearch'
import { listChapters } from './chapters.server.ts'
import { foldWord, splitWords, synonymsOf } from './fold-words.fr.ts'
import { guideOf, sectionsOf } from './guides.ts'
import { guidesLabels } from './labels.fr.ts'

type Entry = {
  readonly id: string
  readonly key: string
  readonly anchor: string
  readonly title: string
  readonly chapter: string
  readonly words: string
  readonly text: string
}

const entries = (): readonly Entry[] =>
  [...listChapters().values()].flatMap((chapter) =>
    sectionsOf(chapter).map(({ id, title, text }) => ({
      id: `${chapter.key}#${id ?? ''}`,
      key: chapter.key,
      anchor: id === null ? '' : `#${id}`,
      title,
      chapter: id === null ? '' : chapter.title,
      // The words of a chapter are those of its first lines: a part is found by its own.
      words: id === null ? `${chapter.words} ${guidesLabels.guide[guideOf(chapter.key)]?.title ?? ''}` : '',
      text,
    })),
  )

let index: MiniSearch<Entry> | undefined

function searchIndex(): MiniSearch<Entry> {
  if (index) return index
  index = new MiniSearch<Entry>({
    fields: ['title', 'chapter', 'words', 'text'],
    storeFields: ['key', 'anchor', 'title', 'text'],
    tokenize: (text) => [...splitWords(text)],
    processTerm: foldWord,
    searchOptions: {
      boost: { title: 4, words: 3, chapter: 1.5 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
    },
  })
  index.addAll(entries())
  return index
}

export type GuideResult = {
  readonly key: string
  readonly to: string
  readonly title: string
  /** The part of the chapter; null: its beginning. */
  readonly part: string | null
  readonly text: string
}

/** The most that is shown; nobody reads further. */
const most = 8
/** Of the best answer’s score: below, it is no answer. */
const resembles = 0.12

/** Those that tell something, each once. */
const wordsOf = (text: string): string[] => [...new Set(splitWords(text))].filter((word) => foldWord(word) !== null)

/** Best first: what holds every word, else some of them. @returns empty when nothing resembles the question */
export function searchGuides(question: string): readonly GuideResult[] {
  const text = question.slice(0, 200)
  const words = wordsOf(text).slice(0, 8)
  if (words.length === 0) return []
  const queries = words.map((word) => ({
    combineWith: 'OR' as const,
    queries: [word, ...synonymsOf(word).map((synonym) => ({ combineWith: 'AND' as const, queries: wordsOf(synonym) }))],
  }))
  const search = (combineWith: 'AND' | 'OR') => searchIndex().search({ combineWith, queries })
  const whole = search('AND')
  const found = whole.length > 0 ? whole : search('OR')
  const least = (found[0]?.score ?? 0) * resembles
  return onePerChapter(found.filter(({ score }) => score >= least)).slice(0, most)
}

/** The best part of each chapter: its title first, since « Après » alone says nothing. */
function onePerChapter(found: readonly SearchResult[]): readonly GuideResult[] {
  const best = new Map<string, GuideResult>()
  for (const { key, anchor, title, text } of found)
    if (!best.has(key))
      best.set(key, {
        ...{ key, to: `/aide/${key}${anchor}`, title: listChapters().get(key)?.title ?? '', text },
        part: anchor === '' ? null : title,
      })
  return [...best.values()]
}
