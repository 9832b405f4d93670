/** What Trame says of a spreadsheet, by the doors that its commands use, in the words of judge.ts. */
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { ledgerOf } from '#app/domains/plan-files/import/ledger-of.ts'
import { keepCells } from '#app/domains/plan-files/import/plan-cell.ts'
import { previewImport } from '#app/domains/plan-files/import/preview.ts'
import { guessMapping } from '#app/domains/plan-files/import/sheet-mapping.ts'
import { fileFacts } from '#test/plan-files/is-found.ts'
import type { Seen, SeenDate } from './judge.ts'
import type { OfficeFile } from './truth.ts'

export async function seeFile({ name, bytes }: OfficeFile): Promise<Seen> {
  const sheets = keepCells(await readSpreadsheet(name, bytes))
  const { actions, axes } = previewImport(sheets, guessMapping(sheets), fileFacts)
  const dateOf = (day: string | null, precision: SeenDate['precision']): SeenDate | undefined =>
    day === null ? undefined : { day, precision }
  return {
    lines: ledgerOf(sheets, fileFacts),
    actions: actions.map((action) => {
      const [sheet = 1, row = 1] = action.key.split(':').map(Number)
      const axis = action.axis === undefined ? undefined : axes[action.axis]
      return {
        ...{ sheet: sheets[sheet - 1]?.name ?? '', row, title: action.title, axis: axis?.title ?? '' },
        objective: action.objective === undefined ? '' : (axis?.objectives[action.objective] ?? ''),
        lead: action.leadName || (fileFacts.parties.find(({ id }) => id === action.leadPartyId)?.shortName ?? ''),
        start: dateOf(action.startsOn, action.startsPrecision),
        end: dateOf(action.endsOn, action.endsPrecision),
        amounts: action.amounts.map(({ euros, label, year }) => ({
          ...{ amount: euros },
          ...(year !== undefined && { year }),
          ...(label !== '' && { funder: label }),
        })),
      }
    }),
  }
}
