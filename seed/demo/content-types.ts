/** Shapes of the demonstration's content: what each person of the demonstration will do, in the product's own words. Pure. */

export type PartyRef = 'caf' | 'ville' | 'departement' | 'petits-pas' | 'mission-locale'
export type LeadPartyRef = 'caf' | 'ville'
export type ThemeRef = 'petite-enfance' | 'jeunesse' | 'vacances' | 'logement' | 'egalite' | 'acces-aux-droits'

/** Services by short reference; names are in people.ts. */
export type ServiceRef =
  | 'caf-action-sociale'
  | 'caf-aides-collectives'
  | 'caf-prestations'
  | 'ville-petite-enfance'
  | 'ville-jeunesse'
  | 'ville-education-vacances'
  | 'ville-habitat'
  | 'ville-egalite'
  | 'ville-ccas'
  | 'ville-centres-sociaux'
  | 'ville-sante'

export type DemoReading = { readonly by: LeadPartyRef; readonly on: string; readonly text: string }

export type DemoTestimony = {
  readonly ref: string
  readonly kind: 'survey' | 'interview' | 'workshop' | 'visit' | 'professional' | 'other'
  readonly by: LeadPartyRef
  readonly on: string
  readonly source: string
  readonly text: string
}

export type DemoPosition = {
  readonly by: LeadPartyRef
  readonly on: string
  readonly position: 'agreement' | 'reservation' | 'disagreement'
  readonly reservation?: string
}

export type DemoFinding = {
  readonly ref: string
  readonly kind: 'strength' | 'weakness' | 'opportunity' | 'threat'
  readonly title: string
  readonly text: string
  readonly by: LeadPartyRef
  readonly on: string
  /** Ids of indicators of the theme. */
  readonly figures?: readonly string[]
  readonly testimonies?: readonly string[]
  readonly positions?: readonly DemoPosition[]
}

export type DemoScores = {
  readonly gravity: 1 | 2 | 3 | 4
  readonly capacity: 1 | 2 | 3 | 4
  readonly urgency: 1 | 2 | 3 | 4
  readonly argument?: string
}

export type DemoIssue = {
  readonly ref: string
  readonly title: string
  readonly publics: string
  /** Why it matters, in one sentence. */
  readonly argument: string
  readonly findings: readonly string[]
  readonly isProposed?: boolean
  /** What each lead party gives it. Illustration. */
  readonly scores: Readonly<Record<LeadPartyRef, DemoScores>>
}

export type DemoMeasure =
  | {
      readonly kind: 'indicator'
      readonly indicatorId: string
      readonly baseline: number
      readonly baselineYear: number
      readonly target: number
      readonly targetYear: number
    }
  | {
      readonly kind: 'own'
      readonly name: string
      readonly unit: string
      readonly baseline: number | null
      readonly baselineYear: number | null
      readonly target: number
      readonly targetYear: number
      readonly lastValue?: number
      readonly lastValueYear?: number
    }
  | { readonly kind: 'none'; readonly reason: string }

export type DemoObjective = {
  readonly ref: string
  readonly issue: string | null
  readonly title: string
  readonly measure: DemoMeasure
}

export type DemoStep = {
  readonly title: string
  readonly targetOn: string
  readonly doneOn?: string
  readonly status?: 'to-come' | 'in-progress' | 'done'
}

export type DemoMeans = {
  readonly year: number
  readonly nature: 'operating' | 'investment' | 'in-kind' | 'staff'
  readonly funder: PartyRef
  readonly scheme: string
  readonly state: 'estimated' | 'requested' | 'granted' | 'paid'
  readonly amountEuros?: number
}

export type DemoActionMeasure = {
  readonly ref: string
  readonly name: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number
  readonly targetOn: string
}

export type DemoReport = {
  readonly on: string
  readonly by: 'lead' | LeadPartyRef
  /** When a coordinator enters for somebody. */
  readonly enteredFor?: string
  readonly status: 'not-started' | 'in-progress' | 'done' | 'suspended'
  readonly isWatched?: boolean
  readonly facts: string
  readonly difficultyKind?: 'staff' | 'budget' | 'premises' | 'partnership' | 'publics' | 'regulation' | 'other'
  readonly difficulty?: string
  readonly peopleReached?: number
  readonly nextStep?: string
  readonly nextStepOn?: string
  readonly proposedEndsOn?: string
  readonly adjustment?: string
  /** Period told. */
  readonly coversFrom?: string
  /** Gap to the calendar: +n months late, −n ahead. */
  readonly delayMonths?: number
  readonly helpWanted?: string
  /** Kind of the body whose help is wanted. */
  readonly helpFrom?: 'copil'
  readonly publicsReached?: string
  readonly meansUsed?: string
  /** A step of the action, by its title, and its new day. */
  readonly movesStep?: { readonly title: string; readonly on: string }
  readonly proposedLead?: string
  readonly proposedPartner?: string
  /** Title of a leaflet joined, drawn by the seed. */
  readonly leaflet?: string
  /** Fields accepted; all of them when left out. */
  readonly taken?: readonly string[]
  /** Values by reference of measure. */
  readonly values?: Readonly<Record<string, number>>
  readonly answer?: 'accepted' | 'awaited'
}

export type DemoAction = {
  readonly title: string
  /** It carries on the action of this theme of the founding CTG, under a new title. */
  readonly carriedFrom?: ThemeRef
  readonly objectives: readonly string[]
  readonly leadParty?: PartyRef
  readonly leadService?: ServiceRef
  readonly leadName?: string
  /** The account of the demonstration that leads it. */
  readonly isLedByLeadAccount?: boolean
  readonly partners?: string
  readonly startsOn?: string
  readonly endsOn?: string
  readonly status: 'proposed' | 'not-started' | 'in-progress' | 'done' | 'suspended'
  readonly nextStep?: string
  readonly nextStepOn?: string
  readonly need: string
  readonly description: string
  readonly public: string
  readonly areas: string
  readonly sponsor?: string
  readonly services: readonly ServiceRef[]
  readonly cafFields: readonly ('benefits' | 'social-work' | 'collective-aid')[]
  readonly steps?: readonly DemoStep[]
  readonly means?: readonly DemoMeans[]
  readonly measures?: readonly DemoActionMeasure[]
  readonly reports?: readonly DemoReport[]
}

/** One theme: its group's work, and its axis of the plan. */
export type DemoTheme = {
  readonly ref: ThemeRef
  readonly axisTitle: string
  readonly readings: readonly DemoReading[]
  /** A reading asked for and still awaited. */
  readonly awaitedReading?: { readonly by: LeadPartyRef; readonly askedOn: string }
  readonly testimonies: readonly DemoTestimony[]
  readonly findings: readonly DemoFinding[]
  readonly issues: readonly DemoIssue[]
  readonly objectives: readonly DemoObjective[]
  readonly actions: readonly DemoAction[]
}
