/** What awaits an agenda, by itself or by hand, and what was set aside. Pure. Rules: docs/rules/governance.md §8.1, §8.2, §8.6. */
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import type { ActionLine } from '#app/domains/plan/queries.server.ts'

/** In the order of the list: what only a body can settle comes first. */
export const backlogKinds = [
  'arbitration',
  'disagreement',
  'issue-to-decide',
  'actions-to-validate',
  'version-to-decide',
  'framing-to-decide',
  'evaluation-to-decide',
  'decision-late',
  'blocked-action',
  'late-action',
  'corrective-late',
  'task-open',
  'by-hand',
] as const
export type BacklogKind = (typeof backlogKinds)[number]

export type BacklogItem = {
  readonly kind: BacklogKind
  /** Of the subject; of the point itself when it was put aside by hand. */
  readonly id: string
  readonly title: string
  /** Theme, who asks, or since when. */
  readonly about: string
  readonly subjectType: SubjectType | null
}

/** What the partners alone decide. */
const ofCopil: readonly BacklogKind[] = [
  'issue-to-decide',
  'actions-to-validate',
  'version-to-decide',
  'framing-to-decide',
  'evaluation-to-decide',
]
const prepared = backlogKinds.filter((kind) => !ofCopil.includes(kind))

/** Copils decide and arbitrate; a working group sees what is of its theme. */
export const kindsOf: Record<BodyKind, readonly BacklogKind[]> = {
  copil: backlogKinds,
  pair: prepared,
  'operational-committee': prepared,
  'working-group': [
    'arbitration',
    'disagreement',
    'decision-late',
    'blocked-action',
    'late-action',
    'corrective-late',
    'task-open',
    'by-hand',
  ],
}

/** One point is one thing: `kind:id`. */
export const backlogKey = ({ kind, id }: Pick<BacklogItem, 'kind' | 'id'>): string => `${kind}:${id}`

const numbered = ({ code, number, title }: ActionLine): string => `${code || `FA ${number}`} – ${title}`

/** Actions of the plan that call for a word, as the plan flags them; those awaiting arbitration are told so, not twice. */
export function actionItems(
  actions: readonly ActionLine[],
  arbitrated: ReadonlySet<string>,
  themeId: string | null,
): readonly BacklogItem[] {
  const own = actions.filter((action) => themeId === null || action.themeId === themeId)
  return own.flatMap((action): readonly BacklogItem[] => {
    const item = { id: action.id, title: numbered(action), subjectType: 'action' } as const
    const about = [action.themeName, action.leadName || action.leadPartyName].filter(Boolean).join(', ')
    if (arbitrated.has(action.id)) return []
    if (action.flags.includes('blocked')) return [{ ...item, kind: 'blocked-action', about }]
    if (action.flags.includes('late')) return [{ ...item, kind: 'late-action', about }]
    return []
  })
}

/** By kind, then as they came; what this meeting's agenda, or another one under preparation, holds already is left out. */
export const sortBacklog = (items: readonly BacklogItem[], taken: ReadonlySet<string>): readonly BacklogItem[] =>
  items
    .filter(({ subjectType, id }) => subjectType === null || !taken.has(`${subjectType}:${id}`))
    .toSorted((one, other) => backlogKinds.indexOf(one.kind) - backlogKinds.indexOf(other.kind))

/** Set aside: for one meeting, or for all those of its body before a day. */
export type SetAside = {
  readonly id: string
  readonly key: string
  readonly meetingId: string
  /** Null: only the meeting it was set aside for does without it. */
  readonly until: string | null
  readonly reason: string
  readonly setAsideBy: string
}

type PreparedMeeting = { readonly id: string; readonly day: string }

/** §8.6: a meeting held on the day said, or after, is proposed it again. */
export const isSetAsideFor = (
  { meetingId, until }: Pick<SetAside, 'meetingId' | 'until'>,
  meeting: PreparedMeeting,
): boolean => (until === null ? meetingId === meeting.id : meeting.day < until)

/** A day on or before this meeting is refused: it would set nothing aside. */
export const refusalToSetAside = (
  until: string | null,
  { day }: Pick<PreparedMeeting, 'day'>,
): 'set-aside-too-short' | undefined => (until !== null && until <= day ? 'set-aside-too-short' : undefined)

export type Backlog = {
  readonly waiting: readonly BacklogItem[]
  /** Still true, but not proposed for this meeting. */
  readonly aside: readonly (SetAside & { readonly item: BacklogItem })[]
}

/** @param setAside of the body, whatever the meeting; the first that says so explains why */
export function partBacklog(
  items: readonly BacklogItem[],
  setAside: readonly SetAside[],
  meeting: PreparedMeeting,
): Backlog {
  const inEffect = new Map(setAside.filter((one) => isSetAsideFor(one, meeting)).map((one) => [one.key, one] as const))
  return {
    waiting: items.filter((item) => !inEffect.has(backlogKey(item))),
    aside: items.flatMap((item) => {
      const one = inEffect.get(backlogKey(item))
      return one ? [{ ...one, item }] : []
    }),
  }
}
