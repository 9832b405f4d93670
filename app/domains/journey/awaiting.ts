/** What awaits a person, and what she awaits of the others: things to do, each with its date and the page where it is done. Pure. */
import { mySigningPath } from '#app/domains/signing/signing.ts'
import type { Role } from '#app/kernel/actor.ts'

export type AwaitingKind =
  | 'position'
  | 'reading'
  | 'data-request'
  | 'report-to-accept'
  | 'meeting'
  | 'session'
  | 'sitting'
  | 'reply'
  | 'corrective-action'
  | 'task'
  | 'confirmation'
  | 'issue-refusal'
  | 'issue-scores'
  | 'own-report'
  | 'yearly-copil'
  | 'sppe-task'
  | 'renewal'
  | 'renewal-proposal'
  | 'judgement'
  | 'archiving'
  | 'signature'

export type AwaitedKind =
  | 'their-position'
  | 'their-reading'
  | 'their-data-request'
  | 'their-confirmation'
  | 'their-issue-refusal'
  | 'their-issue-scores'
  | 'their-report'
  | 'their-archiving'

export type AwaitingItem = {
  readonly kind: AwaitingKind | AwaitedKind
  readonly id: string
  /** Of a task: the meeting and the point where it was given, and is marked done. */
  readonly place?: { readonly meetingId: string; readonly itemId: string } | null
  readonly title: string
  /** Theme, body or action it belongs to. */
  readonly about: string
  /** Who is awaited; empty for oneself. */
  readonly who: string
  /** When it is to be done, or null: as soon as possible. */
  readonly dueOn: string | null
  /** Since when it waits. */
  readonly since: string | null
  /** How many of its kind wait of the same person, dated like it or not, this one included: more than are listed, sometimes. */
  readonly alike: number
}

/** Asked of a person by name, whatever her role: even when her role is asked nothing else. */
export const askedByName = 'signature' satisfies AwaitingKind

/** What is still asked once the CTG is archived: nobody could do the rest. Rule: docs/rules/archives.md §3.3. */
export const outlivesArchiving: ReadonlySet<AwaitingItem['kind']> = new Set([
  'renewal-proposal',
  'archiving',
  'their-archiving',
])

/** Which kinds of things each role is asked to do, beside those asked by name; the other roles only read. */
export const concerns: Readonly<Record<Role, readonly AwaitingKind[]>> = {
  coordinator: [
    'position',
    'reading',
    'data-request',
    'report-to-accept',
    'meeting',
    'session',
    'corrective-action',
    'task',
    'confirmation',
    'issue-refusal',
    'issue-scores',
    'own-report',
    'yearly-copil',
    'sppe-task',
    'renewal',
    'renewal-proposal',
    'judgement',
    'archiving',
  ],
  'cooperation-officer': [
    'reading',
    'data-request',
    'report-to-accept',
    'meeting',
    'session',
    'task',
    'own-report',
    'renewal-proposal',
  ],
  'body-member': ['position', 'sitting', 'reply', 'task', 'judgement'],
  'action-lead': ['own-report', 'task'],
  contributor: [],
  reader: [],
  evaluator: [],
}

/** The roles that see what others have not done yet: those who ask them for it. */
export const awaitsOthers: Readonly<Record<Role, boolean>> = {
  coordinator: true,
  'cooperation-officer': true,
  'body-member': false,
  'action-lead': false,
  contributor: false,
  reader: false,
  evaluator: false,
}

/** Where a thing is done, under the address of the CTG. */
export const pathTo = ({ kind, id, place }: AwaitingItem): string =>
  place ? `/reunions/${place.meetingId}/seance?point=${place.itemId}` : pathOf[kind](id)

const archivingPath = '/archives#archivage'

const pathOf: Readonly<Record<AwaitingItem['kind'], (id: string) => string>> = {
  position: (id) => `/constats/${id}`,
  reading: (id) => `/diagnostic/${id}#lectures`,
  'data-request': (id) => `/diagnostic/donnees/demandes/${id}`,
  'report-to-accept': (id) => `/suivi/${id}`,
  meeting: (id) => `/reunions/${id}`,
  session: (id) => `/reunions/${id}`,
  sitting: (id) => `/reunions/${id}`,
  reply: (id) => `/reunions/${id}`,
  'corrective-action': (id) => `/suivi/correctives/${id}`,
  task: () => '/reunions',
  confirmation: (id) => `/decisions/${id}`,
  'issue-refusal': (id) => `/enjeux/${id}`,
  'issue-scores': () => '/enjeux/noter',
  'own-report': (id) => `/actions/${id}/point`,
  'yearly-copil': () => '/reunions/nouvelle',
  'sppe-task': () => '/convention/sppe#actes',
  renewal: () => '/renouvellement',
  'renewal-proposal': () => '/renouvellement',
  archiving: () => archivingPath,
  judgement: (id) => `/evaluation/questions/${id}`,
  signature: mySigningPath,
  'their-position': (id) => `/constats/${id}`,
  'their-reading': (id) => `/diagnostic/${id}#lectures`,
  'their-data-request': (id) => `/diagnostic/donnees/demandes/${id}`,
  'their-confirmation': (id) => `/decisions/${id}`,
  'their-issue-refusal': (id) => `/enjeux/${id}`,
  'their-issue-scores': () => '/enjeux',
  'their-archiving': () => archivingPath,
  'their-report': (id) => `/actions/${id}`,
}

/** Dated things first, the earliest first; then the others, the longest waited first. */
export function sortByUrgency(items: readonly AwaitingItem[]): readonly AwaitingItem[] {
  const rank = ({ dueOn, since }: AwaitingItem) => `${dueOn === null ? 1 : 0}${dueOn ?? since ?? ''}`
  return items.toSorted((one, other) => rank(one).localeCompare(rank(other)))
}

/** One line of a list: a thing, or several of one kind said in one go. */
export type AwaitingGroup = {
  readonly kind: AwaitingItem['kind']
  readonly who: string
  /** Of them all; `items` holds the first. */
  readonly count: number
  readonly items: readonly AwaitingItem[]
}

/**
 * Things without a date, of one kind and of one person, make one line from two on; dated ones keep theirs. Rule:
 * docs/rules/journey.md §9.2.
 * @param items in the order of the list; a line stands where its first thing does
 */
export function groupAlike(items: readonly AwaitingItem[]): readonly AwaitingGroup[] {
  const keyOf = ({ kind, who, id, dueOn }: AwaitingItem) => (dueOn === null ? `${kind}/${who}` : `${kind}/${who}/${id}`)
  return [...Map.groupBy(items, keyOf).values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const count = first.dueOn === null ? Math.max(first.alike, alike.length) : 1
    return [{ kind: first.kind, who: first.who, count, items: alike }]
  })
}
