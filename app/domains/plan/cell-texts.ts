/** What a spreadsheet shows of an action. Pure. Rules: docs/rules/plan.md §15. */
import { type DatePrecision, formatShortDate } from '#app/kernel/format.ts'
import { type CellLists, nameOf } from './cell-names.ts'
import type { CellTexts, CellValues } from './cell-values.ts'
import { planLabels } from './labels.fr.ts'
import { serviceText } from './service-text.ts'

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

/** What each cell of an action shows; a cell with nothing is ''. */
export const cellTexts = (values: CellValues, lists: CellLists): CellTexts => ({
  title: values.title,
  objectives: objectivesText(values, lists),
  theme: nameOf(lists.themes, values.themeId),
  leadParty: nameOf(lists.parties, values.leadPartyId),
  leadService: serviceTextOf(values.leadServiceId, lists),
  leadName: values.leadName,
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
})
