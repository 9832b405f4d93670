/** The cells of an action and the values behind each. Pure. Rules: docs/rules/plan.md §15. */

import type { ActionPriority, ActionRecurrence, ActionStatus, InhabitantsPart } from '#app/domains/plan/plan.ts'
import type { CafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'

/** Cells of plain words, named as their field: most characters. */
export const wordCells = {
  title: 300,
  leadName: 200,
  nextStep: 500,
  need: 5000,
  public: 500,
  areas: 500,
  electedSponsor: 200,
  coLeadName: 200,
  expectedResults: 5000,
  calendarText: 500,
  humanMeans: 2000,
  materialMeans: 2000,
  qualitativeIndicators: 5000,
  watchPoints: 5000,
  successConditions: 5000,
} as const
export type WordKey = keyof typeof wordCells

/** In the order of a spreadsheet. */
export const cellKeys = [
  'title',
  'objectives',
  'theme',
  'leadParty',
  'leadService',
  'leadName',
  'leadPerson',
  'leadEmail',
  'partners',
  'starts',
  'ends',
  'status',
  'nextStep',
  'nextStepOn',
  'need',
  'public',
  'areas',
  'electedSponsor',
  'expectedResults',
  'tags',
  'priority',
  'recurrence',
  'calendarText',
  'coLeadParty',
  'coLeadName',
  'body',
  'inhabitantsPart',
  'communes',
  'namedAreas',
  'linkedPlans',
  'cafFields',
  'humanMeans',
  'materialMeans',
  'qualitativeIndicators',
  'watchPoints',
  'successConditions',
] as const
export type CellKey = (typeof cellKeys)[number]

/** What cells are made of. */
export type CellValues = Readonly<Record<WordKey, string>> & {
  readonly objectiveIds: readonly string[]
  readonly themeId: string | null
  readonly leadPartyId: string | null
  readonly leadServiceId: string | null
  readonly leadPersonId: string | null
  readonly leadEmail: string
  readonly partyIds: readonly string[]
  readonly partnersText: string
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly status: ActionStatus
  readonly nextStepOn: string | null
  readonly tags: readonly string[]
  readonly priority: ActionPriority | null
  readonly recurrence: ActionRecurrence | null
  readonly inhabitantsPart: InhabitantsPart | null
  readonly coLeadPartyId: string | null
  readonly bodyId: string | null
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
  readonly linkedPlanIds: readonly string[]
  readonly cafLevers: readonly CafLevers[]
}
export type CellPatch = Partial<CellValues>
export type CellTexts = Readonly<Record<CellKey, string>>

/** Which values each cell shows. */
export const valuesOf: Readonly<Record<CellKey, readonly (keyof CellValues)[]>> = {
  title: ['title'],
  objectives: ['objectiveIds'],
  theme: ['themeId'],
  leadParty: ['leadPartyId'],
  leadService: ['leadServiceId'],
  leadName: ['leadName'],
  leadPerson: ['leadPersonId'],
  leadEmail: ['leadEmail'],
  partners: ['partyIds', 'partnersText'],
  starts: ['startsOn', 'startsPrecision'],
  ends: ['endsOn', 'endsPrecision'],
  status: ['status'],
  nextStep: ['nextStep'],
  nextStepOn: ['nextStepOn'],
  need: ['need'],
  public: ['public'],
  areas: ['areas'],
  electedSponsor: ['electedSponsor'],
  expectedResults: ['expectedResults'],
  tags: ['tags'],
  priority: ['priority'],
  recurrence: ['recurrence'],
  calendarText: ['calendarText'],
  coLeadParty: ['coLeadPartyId'],
  coLeadName: ['coLeadName'],
  body: ['bodyId'],
  inhabitantsPart: ['inhabitantsPart'],
  communes: ['communeCodes'],
  namedAreas: ['areaIds'],
  linkedPlans: ['linkedPlanIds'],
  cafFields: ['cafLevers'],
  humanMeans: ['humanMeans'],
  materialMeans: ['materialMeans'],
  qualitativeIndicators: ['qualitativeIndicators'],
  watchPoints: ['watchPoints'],
  successConditions: ['successConditions'],
}

/** As spreadsheets and forms send it: line ends and spaces made the same. */
export const plainCell = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()

export const isSameCell = (one: string, other: string): boolean => plainCell(one) === plainCell(other)
