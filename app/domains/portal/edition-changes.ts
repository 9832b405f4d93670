/** What changed between two editions, for the page and its feed. Pure. Rules: docs/rules/portal.md §4. */
import type { PublicAction, PublicContent } from './public-content.ts'

export type EditionChange =
  | { readonly kind: 'action-new' | 'action-gone'; readonly title: string; readonly number: number }
  | {
      readonly kind: 'status'
      readonly title: string
      readonly number: number
      readonly from: PublicAction['status']
      readonly to: PublicAction['status']
    }
  | {
      readonly kind: 'news'
      readonly title: string
      readonly number: number
      readonly words: string
      readonly on: string
    }
  | { readonly kind: 'issue' | 'decision' | 'meeting' | 'document' | 'figure' | 'evaluation'; readonly title: string }

const fresh = <T>(now: readonly T[], before: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const known = new Set(before.map(keyOf))
  return now.filter((one) => !known.has(keyOf(one)))
}

function changesOfAction(now: PublicAction, before: PublicAction | undefined): readonly EditionChange[] {
  const { title, number, status, news } = now
  if (!before) return [{ kind: 'action-new', title, number }]
  return [
    ...(status === before.status ? [] : [{ kind: 'status' as const, title, number, from: before.status, to: status }]),
    ...(news === null || (news.words === before.news?.words && news.on === before.news.on)
      ? []
      : [{ kind: 'news' as const, title, number, words: news.words, on: news.on }]),
  ]
}

/** @param before null for the first edition: nothing is said to have changed */
export function changesBetween(now: PublicContent, before: PublicContent | null): readonly EditionChange[] {
  if (before === null) return []
  const former = new Map(before.actions.map((action) => [action.number, action]))
  const current = new Set(now.actions.map(({ number }) => number))
  const named = (kind: 'issue' | 'decision' | 'meeting' | 'document' | 'figure', titles: readonly string[]) =>
    titles.map((title) => ({ kind, title }))
  return [
    ...named(
      'issue',
      fresh(now.issues, before.issues, ({ title }) => title).map(({ title }) => title),
    ),
    ...named(
      'decision',
      fresh(now.decisions, before.decisions, ({ number }) => String(number)).map(({ text }) => text),
    ),
    ...now.actions.flatMap((action) => changesOfAction(action, former.get(action.number))),
    ...before.actions.flatMap(({ title, number }) =>
      current.has(number) ? [] : [{ kind: 'action-gone' as const, title, number }],
    ),
    ...named(
      'figure',
      now.objectives.flatMap((objective) => {
        const last = objective.points.at(-1)
        const known = before.objectives.find(({ title }) => title === objective.title)?.points.at(-1)
        return last && known && last.year !== known.year ? [objective.title] : []
      }),
    ),
    ...named(
      'meeting',
      fresh(now.meetings, before.meetings, ({ on }) => on).map(({ on }) => on),
    ),
    ...named(
      'document',
      fresh(now.documents, before.documents, ({ key }) => key).map(({ title }) => title),
    ),
    ...(now.evaluation && now.evaluation.title !== before.evaluation?.title
      ? [{ kind: 'evaluation' as const, title: now.evaluation.title }]
      : []),
  ]
}

/** « 6 priorités retenues, 4 actions avancées »: how many of each, those that are told first. */
export function countChanges(changes: readonly EditionChange[]): ReadonlyMap<EditionChange['kind'], number> {
  const counts = new Map<EditionChange['kind'], number>()
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** Its sheet is there, and none of its texts is held back now: changed words are another matter. */
const isStillOpen = (before: PublicAction, now: PublicAction | undefined): boolean =>
  now !== undefined &&
  (before.news === null || now.news !== null) &&
  (before.description === '' || now.description !== '') &&
  (before.publics === '' || now.publics !== '')

/** What was proposed for the public and may no longer be shown: looked at again when the other side confirms. */
export const goneSince = (proposed: PublicContent, now: PublicContent): readonly string[] => {
  const actions = new Map(now.actions.map((action) => [action.number, action]))
  const decisions = new Set(now.decisions.map(({ number }) => number))
  const documents = new Set(now.documents.map(({ key }) => key))
  return [
    ...proposed.actions.flatMap((before) => (isStillOpen(before, actions.get(before.number)) ? [] : [before.title])),
    ...proposed.decisions.flatMap(({ number, text }) => (decisions.has(number) ? [] : [text])),
    ...proposed.documents.flatMap(({ key, title }) => (documents.has(key) ? [] : [title])),
  ]
}
