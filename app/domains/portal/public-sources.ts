/** What the content of an edition is made from, as the database gives it. Pure: shapes alone. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import type { PublicContent } from './public-content.ts'

type Precision = PublicContent['actions'][number]['startsPrecision']
type Kind = 'caf' | 'authority' | 'partner'

export type ActionSource = {
  readonly id: string
  readonly number: number
  readonly code: string
  readonly title: string
  readonly description: string
  readonly publics: string
  readonly status: ActionStatus
  readonly isRestricted: boolean
  readonly axisId: string | null
  readonly theme: string | null
  readonly leads: readonly { readonly kind: Kind; readonly shortName: string }[]
  readonly startsOn: string | null
  readonly startsPrecision: Precision
  readonly endsOn: string | null
  readonly endsPrecision: Precision
  /** Of the last report accepted. */
  readonly news: { readonly on: string; readonly words: string } | null
  readonly hasWaitingReport: boolean
  readonly objectiveIds: readonly string[]
  readonly steps: readonly {
    readonly title: string
    readonly status: string
    readonly doneOn: string | null
    readonly targetOn: string | null
    readonly targetPrecision: Precision
  }[]
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
}

export type ObjectiveSource = {
  readonly id: string
  readonly title: string
  readonly axisId: string
  readonly issueStatus: string | null
  readonly measure: string
  readonly unit: string
  readonly decimals: number
  readonly isIndicator: boolean
  readonly baseline: number | null
  readonly baselineYear: number | null
  readonly lastValue: number | null
  readonly lastValueYear: number | null
  readonly target: number | null
  readonly targetYear: number | null
  /** Of an indicator: its published values by year. */
  readonly series: readonly { readonly year: number; readonly value: number }[]
  readonly isSecret: boolean
  readonly source: string
}

export type PublicSources = {
  readonly page: { readonly title: string; readonly introduction: string; readonly showsProposed: boolean }
  readonly ctg: {
    readonly name: string
    readonly startsOn: string | null
    readonly endsOn: string | null
    readonly signedOn: string | null
  }
  readonly parties: readonly {
    readonly kind: Kind
    readonly name: string
    readonly shortName: string
    readonly siret: string
    readonly isSignatory: boolean
  }[]
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly areas: readonly { readonly id: string; readonly name: string; readonly communeCode: string }[]
  readonly issues: readonly {
    readonly title: string
    readonly argument: string
    readonly theme: string
    readonly isRetained: boolean
  }[]
  readonly axes: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly code: string
    readonly title: string
  }[]
  readonly actions: readonly ActionSource[]
  readonly objectives: readonly ObjectiveSource[]
  readonly meetings: readonly { readonly on: string; readonly body: string }[]
  readonly decisions: readonly {
    readonly id: string
    readonly number: number
    readonly on: string
    readonly text: string
    readonly body: string
    readonly isChosen: boolean
    readonly isAboutRestricted: boolean
  }[]
  readonly acts: PublicContent['acts']
  readonly documents: readonly {
    readonly id: string
    readonly title: string
    readonly mediaType: string
    readonly sizeBytes: number
    readonly sha256: string
  }[]
  readonly evaluation: PublicContent['evaluation']
  readonly people: readonly string[]
  readonly mandated: readonly string[]
  /** Numbers of the actions of the edition shown now: what was promised in public does not leave without a word. */
  readonly formerActions: readonly number[]
}
