/** When a CTG calls for a successor, how it would be called, and what goes on from one to the next. Pure. Rules: docs/rules/renewal.md. */
import { addDays, addMonths, calendarMonths } from '#app/kernel/calendar.ts'

/** What is chosen, chapter by chapter, in this order: each refers to those before it. Actions have their own page. */
export const chapters = ['parties', 'commitments', 'plans', 'bodies', 'findings', 'issues', 'members'] as const
export type Chapter = (typeof chapters)[number]

/** Names in an address. */
export const chapterSlugs: Record<Chapter, string> = {
  parties: 'parties',
  commitments: 'engagements',
  plans: 'plans',
  bodies: 'instances',
  findings: 'constats',
  issues: 'enjeux',
  members: 'equipe',
}
export const chapterOf = (slug: string): Chapter | undefined => chapters.find((one) => chapterSlugs[one] === slug)

/** Kinds of things of which what came is kept, by chapter; the others have a table of their own. */
export type CarriedKind = 'party' | 'service' | 'linked-plan' | 'body' | 'finding' | 'issue' | 'commitment'
export const kindsOf: Record<Chapter, readonly CarriedKind[]> = {
  parties: ['party', 'service'],
  commitments: ['commitment'],
  plans: ['linked-plan'],
  bodies: ['body'],
  findings: ['finding'],
  issues: ['issue'],
  members: [],
}

/** One thing of the CTG before that may go on. */
export type Offer = {
  /** There. */
  readonly id: string
  readonly group: string
  readonly title: string
  /** What is to be known before one chooses, a line each. */
  readonly notes: readonly string[]
  /** Ticked at first. */
  readonly isUsual: boolean
  /** `carried`: it came by the renewal; `present`: this CTG has one of that name; a sentence: why it cannot come. */
  readonly state: 'open' | 'carried' | 'present' | { readonly bar: string }
  /** What it became here. */
  readonly to: string | null
}

type Dates = { readonly startsOn: string | null; readonly endsOn: string | null }

/** The reminder comes back at each of these distances from the end, in months. */
export const reminderMonths = [18, 12, 6] as const
export type ReminderMonths = (typeof reminderMonths)[number]

/**
 * How near the end is, once it is near and no CTG follows; undefined before, after, or when one does. Rule: docs/rules/renewal.md §5.
 * @returns the smallest of the distances that the end is within
 */
export function renewalReminder(
  { startsOn, endsOn }: Dates,
  hasSuccessor: boolean,
  today: string,
): ReminderMonths | undefined {
  if (hasSuccessor || endsOn === null || today > endsOn || (startsOn !== null && today < startsOn)) return
  // Most are far from it, and a portfolio asks it of thousands.
  if (calendarMonths(today, endsOn) > reminderMonths[0]) return
  return reminderMonths.findLast((months) => addMonths(endsOn, -months) <= today)
}

export type ProposedRenewal = {
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** Months between two days, the last one included: five years from a 1 January to a 31 December. */
function wholeMonths(startsOn: string, endsOn: string): number {
  const after = addDays(endsOn, 1)
  return (
    (Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 +
    Number(after.slice(5, 7)) -
    Number(startsOn.slice(5, 7))
  )
}

/** As long as the CTG that ends, from the day after it; its years in its name. Rule: docs/rules/renewal.md §1.2. */
export function proposedRenewal({ name, startsOn, endsOn }: Dates & { readonly name: string }): ProposedRenewal {
  if (endsOn === null) return { name, startsOn: null, endsOn: null }
  const next = addDays(endsOn, 1)
  const months = startsOn === null ? 0 : wholeMonths(startsOn, endsOn)
  const end = months > 0 ? addDays(addMonths(next, months), -1) : null
  const [first, last] = [next.slice(0, 4), end?.slice(0, 4) ?? '']
  const years = last === '' || first === last ? first : `${first}-${last}`
  const bare = name.replace(/\s*\(?\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?\b\)?\s*$/, '')
  return { name: `${bare || name} ${years}`, startsOn: next, endsOn: end }
}

/** Why this CTG cannot be renewed here and now. The page explains it, `start-renewal` throws it. */
export function refusalToRenew(
  former: { readonly successors: number },
  acting: { readonly isLead: boolean },
): 'already-renewed' | 'renewed-by-lead-party' | undefined {
  if (former.successors > 0) return 'already-renewed'
  if (!acting.isLead) return 'renewed-by-lead-party'
}

/** `over`: the mandate it would carry on has ended; `there`: its person holds it there already, by another door. */
export type ProposalState = 'awaited' | 'accepted' | 'declined' | 'over' | 'there'

const refusedAnswers = {
  awaited: undefined,
  accepted: 'already-answered',
  declined: 'already-answered',
  over: 'mandate-over',
  there: 'already-there',
} as const

/** A mandate proposed is answered once, while there is something to answer. */
export const refusalToAnswer = (state: ProposalState): (typeof refusedAnswers)[ProposalState] => refusedAnswers[state]
