/** Whether what a cell of a spreadsheet says is found back in its preview. Pure. */

import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import type { ImportField } from '#app/domains/plan-files/import/fields.ts'
import type { LedgerLine } from '#app/domains/plan-files/import/ledger.ts'
import type { ImportFacts } from '#app/domains/plan-files/import/match-values.ts'
import type { ImportPreview } from '#app/domains/plan-files/import/preview.ts'
import { plainWords } from '#app/kernel/plain-words.ts'

/** The CTG that takes them up. */
export const fileFacts: ImportFacts = {
  ...noLists,
  parties: [
    { id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' },
    { id: 'cc', name: 'Communauté de communes du Test', shortName: 'CC' },
  ],
  ctg: { startsOn: '2023-01-01', endsOn: '2027-12-31' },
  values: [],
}
const wordsOf = (text: string): readonly string[] => plainWords(text).match(/[\p{L}\d]{2,}/gu) ?? []

/** The action a cell is of: the last one that begins at its row or above. */
const actionOf = ({ actions }: ImportPreview, { sheet, row }: LedgerLine) =>
  actions.findLast(({ key }) => {
    const [actionSheet, actionRow] = key.split(':').map(Number)
    return actionSheet === sheet + 1 && (actionRow ?? 0) <= row
  })

/** Fields whose value is no longer their text. */
const converted: Partial<Record<ImportField, (action: NonNullable<ReturnType<typeof actionOf>>) => boolean>> = {
  start: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  end: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  period: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  year: () => true,
  status: () => true,
  budget: ({ amounts }) => amounts.length > 0,
  priority: ({ priority }) => priority !== null,
  code: ({ code }) => code !== '',
}

/** Whether what the cell says is in the action, or in what is told of the file. */
export function isFound(cell: LedgerLine, field: ImportField | undefined, preview: ImportPreview): boolean {
  const action = actionOf(preview, cell)
  const isOutline = cell.fate === 'understood' && (cell.as === 'axis' || cell.as === 'objective')
  if (isOutline && (isSaid(cell.text, JSON.stringify(preview.axes)) || /^[\d\s.]*$/.test(cell.text))) return true
  if (cell.fate === 'aside')
    return !/^(total|note|help)$/.test(cell.because) || isSaid(cell.text, JSON.stringify(preview.skipped))
  if (cell.fate === 'choice' && cell.because !== 'status') return true
  if (!action) return false
  const isConverted = cell.fate === 'understood' && field !== undefined && converted[field]?.(action)
  const parties = fileFacts.parties.filter(({ id }) => id === action.leadPartyId || action.partyIds.includes(id))
  return isConverted || isSaid(cell.text, JSON.stringify([action, parties, preview.axes]))
}

const isSaid = (text: string, told: string): boolean => {
  const known = new Set(wordsOf(told.replaceAll('\\n', ' ')))
  return wordsOf(text).every((word) => known.has(word) || /^(axes?|volet|orientation|strategique|no|fiche)$/.test(word))
}
