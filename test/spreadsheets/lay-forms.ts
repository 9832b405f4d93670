/** A plan as sheets of words: one « fiche action » a sheet, a label on the left, its value on the right. Pure. */

import { someCalendar } from './calendar-words.ts'
import type { Office } from './lay-table.ts'
import { leadColumn, partnersColumn } from './office-columns.ts'
import type { OfficePlan, PlanAction } from './office-plan.ts'
import { descriptions, indicators, needs } from './office-words.ts'
import { cellName, draftSheet, type SheetDraft } from './sheet-draft.ts'

const label = { expected: 'any' } as const

export function layForms(office: Office, plan: OfficePlan): readonly SheetDraft[] {
  return plan.actions.slice(0, 5).map((action, index) => layForm(office, action, index + 1))
}

function layForm({ random, actions }: Office, action: PlanAction, number: number): SheetDraft {
  const sheet = draftSheet(`Fiche ${number}`)
  sheet.put(0, 0, `FICHE ACTION N° ${number}`, label, { fill: '1F4E79', isBold: true })
  sheet.merge(0, 0, 1, 4)
  let row = 2
  const line = (
    name: string,
    value: Parameters<SheetDraft['put']>[2],
    fate: Parameters<SheetDraft['put']>[3],
  ): number => {
    sheet.put(row, 0, name, label, { fill: 'DDEBF7', isBold: true })
    sheet.put(row, 1, value, fate)
    sheet.merge(row, 1, 1, 3)
    return row++
  }
  line('Axe', `Axe ${action.axis.number} : ${action.axis.title}`, {
    expected: 'any',
    field: 'axis',
    value: action.axis.title,
  })
  const at = line('Intitulé de l’action', action.title, { expected: 'any', field: 'title', value: action.title })
  if (random.is(0.7)) line('Constat', random.oneOf(needs), { expected: 'any', field: 'need' })
  if (random.is(0.8)) line('Description', random.oneOf(descriptions), { expected: 'any', field: 'description' })
  const said = leadColumn(random).say(action)
  if (said) line('Pilote', said.value, { ...said.fate, expected: 'any' })
  const partners = partnersColumn(random).say(action)
  if (partners) line('Partenaires', partners.value, { ...partners.fate, expected: 'any' })
  const calendar = someCalendar(random, action.year)
  line('Calendrier', calendar.day ? { kind: 'date', day: calendar.day } : calendar.words, {
    expected: 'any',
    field: 'calendar',
    value: calendar.says,
  })
  if (random.is(0.6)) line('Indicateurs', random.oneOf(indicators), { expected: 'any', field: 'indicator' })
  actions.push({
    ...{
      sheet: sheet.name,
      cell: cellName(at, 1),
      title: action.title,
      axis: action.axis.title,
      calendar: calendar.says,
    },
    ...{ leads: said?.adds?.leads ?? [], partners: partners?.adds?.partners ?? [], places: [], amounts: [] },
  })
  return sheet
}
