/** One line and one kind of change as they are told, and the words they share. Pure. */
import type { ActionRef } from './changes.ts'
import { snapshotLabels as t } from './labels.fr.ts'
import { isRestrictedRef } from './without-restricted.ts'

export type ChangeRow = {
  /** Unique in its table. */
  readonly key: string
  /** What it is about, for a link; both null for means. */
  readonly actionId: string | null
  readonly objectiveId: string | null
  readonly subject: string
  readonly what: string
  readonly before: string
  readonly after: string
}
export type ChangeGroup = {
  readonly key:
    | 'comings'
    | 'restricted'
    | 'dates'
    | 'leads'
    | 'sheets'
    | 'statuses'
    | 'progress'
    | 'measures'
    | 'objectives'
    | 'means'
  readonly title: string
  readonly sentence: string
  /** What must be said wherever these figures are shown; empty for none. */
  readonly note: string
  readonly rows: readonly ChangeRow[]
}

/** One kind of change: a sentence, and its lines. */
export type ChangeWords = Pick<ChangeGroup, 'sentence' | 'rows'>

const nameOf = ({ code, title }: ActionRef): string => `${code} ${title}`.trim()

export const about = (kind: string, ref: ActionRef, what: string, before: string, after: string): ChangeRow => ({
  key: `${kind}/${ref.actionId}/${what}`,
  actionId: isRestrictedRef(ref.actionId) ? null : ref.actionId,
  objectiveId: null,
  subject: nameOf(ref),
  what,
  before,
  after,
})

/** Sentences one after the other; empty ones left out. */
export const joinSentences = (...sentences: readonly string[]): string =>
  sentences.filter((one) => one !== '').join(' ')

export const namesOf = (refs: readonly ActionRef[]): string => t.names(refs.map(({ title }) => title))
export const counted = (refs: readonly ActionRef[], one: string, many: string): string =>
  t.counted(
    refs.map(({ title }) => title),
    one,
    many,
  )
