/** What Trame says of a spreadsheet, read as its commands read it and as it is proposed before anyone corrects it, in the words of judge.ts. */
import { readWorkbookNow } from '#app/domains/documents/read-workbook.server.ts'
import { readAsProposed } from '#app/domains/plan-files/import/ledger-of.fixture.ts'
import { keepCells, type PlanSheet } from '#app/domains/plan-files/import/plan-cell.ts'
import { tabOf } from '#app/domains/plan-files/import/stacked-tables.ts'
import { fileFacts } from '#test/plan-files/is-found.ts'
import type { Seen, SeenDate } from './judge.ts'
import type { OfficeFile } from './truth.ts'

export async function seeFile({ name, bytes }: Pick<OfficeFile, 'name' | 'bytes'>): Promise<Seen> {
  const kind = name.endsWith('.csv') ? 'csv' : name.endsWith('.ods') ? 'ods' : 'xlsx'
  const answer = await readWorkbookNow({ kind, name, bytes })
  if (answer.kind !== 'read') throw new Error(`${name}: ${answer.refusal}`)
  const { sheets, mapping, actions, axes, ledger } = readAsProposed(keepCells(answer.sheets), fileFacts)
  return {
    lines: ledger.map((line) => ({ ...line, sheet: tabOf(sheets[line.sheet]?.name ?? '') })),
    actions: actions.map((action) => {
      const [sheet = 1, row = 1] = action.key.split(':').map(Number)
      const axis = action.axis === undefined ? undefined : axes[action.axis]
      return {
        ...{ sheet: tabOf(sheets[sheet - 1]?.name ?? ''), isLeft: action.left !== undefined },
        row: rowInFile(sheets[sheet - 1], mapping[sheet - 1]?.fields.indexOf('title') ?? -1, row),
        ...{ title: action.title, code: action.code, axis: axis?.title ?? '' },
        objective: action.objective === undefined ? '' : (axis?.objectives[action.objective] ?? ''),
        lead: action.leadName || partyNames([action.leadPartyId]),
        partners: [partyNames(action.partyIds), action.partnersText].filter(Boolean).join(', '),
        places: action.areas,
        start: dateOf(action.startsOn, action.startsPrecision),
        end: dateOf(action.endsOn, action.endsPrecision),
        state: action.isStatusRead ? action.status : '',
        funders: action.amounts.flatMap(({ euros, label }) => (euros === null ? [label] : [])),
        amounts: action.amounts.flatMap(({ euros, label, year }) =>
          euros === null
            ? []
            : [{ amount: euros, ...(year !== undefined && { year }), ...(label !== '' && { funder: label }) }],
        ),
      }
    }),
  }
}

/** A form is read as a table: its title keeps its place in the file. */
const rowInFile = (sheet: PlanSheet | undefined, column: number, row: number): number =>
  Number(sheet?.rows[row - 1]?.[column]?.at?.match(/\d+$/)?.[0] ?? row)

const partyNames = (ids: readonly (string | null)[]): string =>
  fileFacts.parties.flatMap(({ id, shortName }) => (ids.includes(id) ? [shortName] : [])).join(', ')

const dateOf = (day: string | null, precision: SeenDate['precision']): SeenDate | undefined =>
  day === null ? undefined : { day, precision }
