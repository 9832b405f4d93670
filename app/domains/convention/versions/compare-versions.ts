/** Any two texts of a convention compared: words of its parts, things of its annexes. Pure. Rules: docs/rules/convention.md §2.10. */
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { changeBetween, type TextChange } from './comparable-text.ts'
import { comparisonLabels } from './comparison-labels.fr.ts'
import type { VersionText } from './version-text.ts'

export type PartChange = {
  /** Unique among the parts. */
  readonly key: string
  readonly title: string
  readonly how: 'added' | 'removed' | 'changed' | 'renamed'
  /** The title it had, when it has another one. */
  readonly formerTitle?: string
  readonly change: TextChange | undefined
}

/** What came and went of a list of things that are told by their name. */
export type ListChange = { readonly added: readonly string[]; readonly removed: readonly string[] }

export type TextComparison = {
  /** Parties, visas, preamble, then the articles in the order of the later text, those taken out last. */
  readonly parts: readonly PartChange[]
  /** The same articles in another order. */
  readonly isReordered: boolean
  readonly findings: ListChange
  readonly issues: ListChange
  readonly bodies: ListChange
  /** « Comité de pilotage, maire : Élodie Laurent ». */
  readonly seats: ListChange
  /** By their titles; only for versions that did not keep the state of the plan. */
  readonly actions: ListChange
  /** Annexes by their titles, and those that stayed and do not say the same any more. */
  readonly annexes: ListChange & { readonly changed: readonly string[] }
}

const listChange = (before: readonly string[], after: readonly string[]): ListChange => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
})

const linesOf = (lines: readonly string[]): DocumentText => lines.map((text) => ({ kind: 'paragraph', text }))

const partyLine = ({ name, representatives }: VersionText['parties'][number]): string =>
  [name, ...representatives.map((one) => [one.name, one.role].filter(Boolean).join(', '))].join(' ; ')

type Article = VersionText['articles'][number]
type Pair = { readonly before: Article | undefined; readonly after: Article | undefined }

/** Same title; else the same words under another title. Each article is matched once. */
function pairArticles(before: readonly Article[], after: readonly Article[]): readonly Pair[] {
  const left = [...before]
  const take = (isIt: (one: Article) => boolean): Article | undefined => {
    const place = left.findIndex(isIt)
    return place < 0 ? undefined : left.splice(place, 1)[0]
  }
  const titled = after.map((is) => ({ after: is, before: take(({ title }) => sameTitle(title, is.title)) }))
  const pairs = titled.map((pair) =>
    pair.before ? pair : { ...pair, before: take((was) => sameWords(was, pair.after)) },
  )
  return [...pairs, ...left.map((was) => ({ before: was, after: undefined }))]
}

const sameTitle = (one: string, other: string): boolean =>
  one.localeCompare(other, 'fr', { sensitivity: 'base', ignorePunctuation: true }) === 0

const sameWords = (one: Article, other: Article): boolean =>
  one.body.length > 0 && JSON.stringify(one.body) === JSON.stringify(other.body)

/** Named by its number in the later text; taken out, by the one it had. */
function articleName({ before, after }: Pair, was: readonly Article[], is: readonly Article[]): string {
  const number = 1 + (after ? is.indexOf(after) : before ? was.indexOf(before) : 0)
  return comparisonLabels.article(number, (after ?? before)?.title ?? '')
}

function articleChange(pair: Pair, place: number, title: string): readonly PartChange[] {
  const { before, after } = pair
  const change = changeBetween(before?.body ?? [], after?.body ?? [])
  const isRenamed = before && after && before.title !== after.title
  if (before && after && !change && !isRenamed) return []
  const how = !before ? 'added' : !after ? 'removed' : change ? 'changed' : 'renamed'
  return [{ key: `article-${place}`, title, how, change, ...(isRenamed && { formerTitle: before.title }) }]
}

const partChange = (key: string, title: string, before: DocumentText, after: DocumentText): readonly PartChange[] => {
  const change = changeBetween(before, after)
  return change ? [{ key, title, how: 'changed', change }] : []
}

const titlesOf = (things: readonly { readonly number: string; readonly title: string }[]): readonly string[] =>
  things.map(({ title }) => title).filter((title) => title !== '')

const seatLines = ({ governance }: VersionText): readonly string[] =>
  governance.flatMap(({ name, seats }) =>
    seats.map((seat) => `${name}, ${seat.party.name}, ${seat.function}${seat.holder ? ` : ${seat.holder}` : ''}`),
  )

type Annexes = VersionText['annexes']

/** Nothing is said when one of the two was frozen before annexes were chosen. The plan, the diagnosis and the governance are told by their things. */
function annexesChange(before: Annexes, after: Annexes): TextComparison['annexes'] {
  if (!before || !after) return { added: [], removed: [], changed: [] }
  const title = ({ title: name }: NonNullable<Annexes>[number]) => name
  const came = after.filter(({ kind }) => !before.some((one) => one.kind === kind))
  const went = before.filter(({ kind }) => !after.some((one) => one.kind === kind))
  const changed = after.filter(({ kind, blocks }) =>
    before.some((one) => one.kind === kind && JSON.stringify(one.blocks) !== JSON.stringify(blocks)),
  )
  return { added: came.map(title), removed: went.map(title), changed: changed.map(title) }
}

/** From the earlier text to the later one. */
export function compareVersions(before: VersionText, after: VersionText): TextComparison {
  const pairs = pairArticles(before.articles, after.articles)
  const both = pairs.flatMap((pair) => (pair.before && pair.after ? [before.articles.indexOf(pair.before)] : []))
  const findingsOf = ({ diagnosis }: VersionText) => titlesOf(diagnosis.flatMap(({ findings }) => findings))
  const issuesOf = ({ diagnosis }: VersionText) => titlesOf(diagnosis.flatMap(({ issues }) => issues))
  const bodiesOf = ({ governance }: VersionText) => governance.map(({ name }) => name)
  return {
    parts: [
      ...partChange(
        'parties',
        comparisonLabels.parties,
        linesOf(before.parties.map(partyLine)),
        linesOf(after.parties.map(partyLine)),
      ),
      ...partChange('visas', comparisonLabels.visas, linesOf(before.visas), linesOf(after.visas)),
      ...partChange('preamble', comparisonLabels.preamble, before.preamble, after.preamble),
      ...pairs.flatMap((pair, place) => articleChange(pair, place, articleName(pair, before.articles, after.articles))),
    ],
    isReordered: both.some((place, index) => index > 0 && place < (both[index - 1] ?? 0)),
    findings: listChange(findingsOf(before), findingsOf(after)),
    issues: listChange(issuesOf(before), issuesOf(after)),
    bodies: listChange(bodiesOf(before), bodiesOf(after)),
    seats: listChange(seatLines(before), seatLines(after)),
    actions: listChange(before.actions, after.actions),
    annexes: annexesChange(before.annexes, after.annexes),
  }
}
