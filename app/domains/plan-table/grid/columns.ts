/** The columns of the grid and what may be chosen in them, from the cells of the plan. Pure. Rules: docs/rules/plan.md §14. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import {
  actionPriorities,
  actionRecurrences,
  actionStatuses,
  inhabitantsParts,
  movesFrom,
} from '#app/domains/plan/plan.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import { areaName } from '../cells/cell-names.ts'
import { type CellKey, type CellLists, cellKeys } from '../cells/cells.ts'
import { cellLabels } from '../cells/labels.fr.ts'
import type { ColumnKind, GridColumn } from './grid-model.ts'
import { gridLabels as t } from './labels.fr.ts'
import { codeKey } from './sort-rows.ts'

/** How each cell is written, and the width of its column in rem. */
const shapes: Readonly<Record<CellKey, readonly [kind: ColumnKind, widthRem: number]>> = {
  title: ['text', 18],
  objectives: ['list', 16],
  theme: ['choice', 10],
  leadParty: ['choice', 12],
  leadService: ['choice', 14],
  leadName: ['text', 11],
  leadPerson: ['choice', 12],
  leadEmail: ['text', 14],
  partners: ['list', 16],
  starts: ['date', 7.5],
  ends: ['date', 7.5],
  status: ['choice', 8.5],
  nextStep: ['words', 16],
  nextStepOn: ['date', 9],
  need: ['words', 20],
  public: ['words', 14],
  areas: ['words', 12],
  electedSponsor: ['text', 12],
  expectedResults: ['words', 18],
  tags: ['words', 12],
  priority: ['choice', 8],
  recurrence: ['choice', 9],
  calendarText: ['words', 14],
  coLeadParty: ['choice', 12],
  coLeadName: ['text', 11],
  body: ['choice', 12],
  inhabitantsPart: ['choice', 11],
  communes: ['list', 13],
  namedAreas: ['list', 13],
  linkedPlans: ['list', 14],
  cafFields: ['words', 16],
  humanMeans: ['words', 16],
  materialMeans: ['words', 16],
  qualitativeIndicators: ['words', 18],
  watchPoints: ['words', 18],
  successConditions: ['words', 18],
}

/** The eight fields first (§1.1), as they are cells; the rest is shown when asked. */
const firstKeys: readonly CellKey[] = cellKeys
  .slice(0, cellKeys.indexOf('nextStepOn') + 1)
  .filter((key) => key !== 'leadPerson')

/** The number first, then the cells in their order. @param isWhole every cell rather than the first ones */
export const gridColumns = (isWhole: boolean): readonly GridColumn[] => [
  { key: codeKey, header: 'N°', kind: 'text', widthRem: 5, lock: t.codeLock },
  ...(isWhole ? cellKeys : firstKeys).map((key) => ({
    key,
    header: cellLabels.column[key],
    kind: shapes[key][0],
    widthRem: shapes[key][1],
  })),
]

const names = (things: readonly { readonly name: string }[]): readonly string[] => things.map(({ name }) => name)

/** Names to choose from; « » empties a cell that may be empty. */
export function gridChoices(lists: CellLists) {
  const parties = names(lists.parties)
  const services = lists.services.map(({ name, partyShortName }) => serviceText({ name, partyName: partyShortName }))
  const ofColumn: Readonly<Record<string, readonly string[]>> = {
    objectives: lists.objectives.map(({ code, title }) => `${code} ${title}`),
    theme: ['', ...names(lists.themes)],
    leadParty: ['', ...parties],
    leadService: ['', ...services],
    leadPerson: ['', ...names(lists.people)],
    partners: parties,
    coLeadParty: ['', ...parties],
    body: ['', ...names(lists.bodies)],
    priority: ['', ...actionPriorities.map((one) => sheetLabels.priority[one])],
    recurrence: ['', ...actionRecurrences.map((one) => sheetLabels.recurrence[one])],
    inhabitantsPart: ['', ...inhabitantsParts.map((one) => sheetLabels.inhabitantsPart[one])],
    communes: names(lists.communes),
    namedAreas: names(lists.areas.map(areaName)),
    linkedPlans: names(lists.linkedPlans),
  }
  /** By the words of a status, those it may become. */
  const statusAfter: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    actionStatuses.map((from) => [
      planLabels.status[from],
      [from, ...movesFrom[from]].map((status) => planLabels.status[status]),
    ]),
  )
  return { ofColumn, statusAfter }
}
