/**
 * What a slice declares of its things: whatever a decision, a text, a notice, a search result or a line of the journal may be
 * about. One file a slice, `things.fr.ts`, which knows the kernel and the tables of its slice; register.ts joins them. Pure. Why: docs/decisions/0037.
 */
import type { SubjectType } from '#app/kernel/database-types.ts'

/** The filters of the journal, as its address names them. */
export type JournalSubject = 'ctg' | 'etapes' | 'gouvernance' | 'diagnostic' | 'plan' | 'suivi' | 'convention'

/** What other software may follow. */
export const webhookTopics = ['plan', 'action', 'measure'] as const
export type WebhookTopic = (typeof webhookTopics)[number]

type AnyKind = {
  /** Said before its title: « Action corrective ». */
  readonly name: string
  /** Software that follows one of these is told of every act on it. */
  readonly topics?: readonly WebhookTopic[]
}

/** A thing with a page. Titles and joins are SQL. */
export type ShownKind = AnyKind & {
  /** Every member of its CTG, or only those who read the sheet it is, or hangs on by its column `action_id` (db/sight.sql). */
  readonly readers: 'members' | 'readers-of-its-sheet'
  /** Its rows with what the title needs; when left out, the table alone, which bears the name of the kind: `corrective_action`. */
  readonly from?: string
  readonly title: string
  /** SQL of its rank within its kind, when things are not ordered by title. */
  readonly rank?: string
  /** Under the address of the CTG; ends with a slash when an id follows. */
  readonly path: string
  /** The column of that id, when it is not its own. */
  readonly pathId?: string
  readonly isNeverDecided?: true
  /** SQL of what the bounds of a right over it look at (kernel/permission.ts). */
  readonly bounds?: { readonly themeId?: string; readonly leadPersonId?: string; readonly partyId?: string }
}

export type ThingKind = ShownKind | (AnyKind & { readonly readers: 'nobody' })

/** What the search looks through: rows of a kind, of this slice or of one below. SQL. */
export type Searched = {
  readonly of: SubjectType
  /** When what is found is not called by the name of its kind. */
  readonly name?: string
  readonly join?: string
  readonly where?: string
  readonly title: string
  /** Where it belongs; all the words of a long text. */
  readonly about: string
  readonly isLong?: true
  /** Other words the search finds it by, exactly: its number, its lead. */
  readonly words?: string
  /** Its address under that of the CTG, when it is not that of its kind. */
  readonly path?: string
}

/** Acts told otherwise than by the kind of thing they are on. */
export type ToldAct = {
  /** How their names begin. */
  readonly acts: string
  readonly topics: readonly WebhookTopic[]
  /** What is said to have changed, found in the detail of the line; left out: what the line is about. */
  readonly changed?: { readonly type: string; readonly idIn: string; readonly isOfAction?: true }
}

export type SliceThings = {
  /** The filter of the journal that shows the lines about its things. */
  readonly journal?: JournalSubject
  readonly kinds?: { readonly [Type in SubjectType]?: ThingKind }
  /** Acts that do not bear the name of the kind they are on, by the beginning of their names. */
  readonly actsOn?: Readonly<Record<string, SubjectType>>
  /** The sentence of each act in the journal. */
  readonly acts?: Readonly<Record<string, string>>
  readonly searched?: readonly Searched[]
  readonly told?: readonly ToldAct[]
}

/** `type` and `id` in one word, as forms carry them. */
export const thingKey = ({ type, id }: { readonly type: SubjectType; readonly id: string }): string => `${type}:${id}`
