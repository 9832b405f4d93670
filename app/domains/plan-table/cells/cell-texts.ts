/** What a spreadsheet shows of an action. Pure. Rules: docs/rules/plan.md §15. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { areaName, type CellLists, type Named, nameOf } from './cell-names.ts'
import type { CellTexts, CellValues } from './cell-values.ts'

const dateText = (day: string | null, precision: DatePrecision): string =>
  day === null ? '' : formatShortDate(day, precision)

const objectivesText = ({ objectiveIds }: CellValues, { objectives }: CellLists): string =>
  objectives
    .filter(({ id }) => objectiveIds.includes(id))
    .map(({ code, title }) => `${code} ${title}`)
    .join('\n')

function serviceTextOf(id: string | null, { services }: CellLists): string {
  const service = services.find((one) => one.id === id)
  return service ? serviceText({ name: service.name, partyName: service.partyShortName }) : ''
}

const partnersText = ({ partyIds, partnersText: words }: CellValues, { parties }: CellLists): string =>
  [...parties.filter(({ id }) => partyIds.includes(id)).map(({ name }) => name), words].filter(Boolean).join('\n')

/** One a line, in the order of the CTG. */
const linesOf = (things: readonly Named[], ids: readonly string[]): string =>
  things
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join('\n')

/** What each cell of an action shows; a cell with nothing is ''. */
export const cellTexts = (values: CellValues, lists: CellLists): CellTexts => ({
  title: values.title,
  objectives: objectivesText(values, lists),
  theme: nameOf(lists.themes, values.themeId),
  leadParty: nameOf(lists.parties, values.leadPartyId),
  leadService: serviceTextOf(values.leadServiceId, lists),
  leadName: values.leadName,
  leadPerson: nameOf(lists.people, values.leadPersonId),
  leadEmail: values.leadEmail,
  partners: partnersText(values, lists),
  starts: dateText(values.startsOn, values.startsPrecision),
  ends: dateText(values.endsOn, values.endsPrecision),
  status: planLabels.status[values.status],
  nextStep: values.nextStep,
  nextStepOn: dateText(values.nextStepOn, 'day'),
  need: values.need,
  public: values.public,
  areas: values.areas,
  electedSponsor: values.electedSponsor,
  expectedResults: values.expectedResults,
  tags: values.tags.join(', '),
  priority: values.priority === null ? '' : sheetLabels.priority[values.priority],
  recurrence: values.recurrence === null ? '' : sheetLabels.recurrence[values.recurrence],
  calendarText: values.calendarText,
  coLeadParty: nameOf(lists.parties, values.coLeadPartyId),
  coLeadName: values.coLeadName,
  body: nameOf(lists.bodies, values.bodyId),
  inhabitantsPart: values.inhabitantsPart === null ? '' : sheetLabels.inhabitantsPart[values.inhabitantsPart],
  communes: linesOf(lists.communes, values.communeCodes),
  namedAreas: linesOf(lists.areas.map(areaName), values.areaIds),
  linkedPlans: linesOf(lists.linkedPlans, values.linkedPlanIds),
  cafFields: writeCafLevers(values.cafLevers),
  humanMeans: values.humanMeans,
  materialMeans: values.materialMeans,
  qualitativeIndicators: values.qualitativeIndicators,
  watchPoints: values.watchPoints,
  successConditions: values.successConditions,
})
