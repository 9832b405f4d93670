/** What becomes of each cell of the file: the sums by fate, whose total is the file, and the cells of each, a page at a time. */
import { formatCount } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { importLabels as t } from '../import/labels.fr.ts'
import { fateId, shownCellsUrl } from '../import/shown-cells.ts'
import type { ImportPageData } from '../import-page-query.server.ts'

type Fate = ImportPageData['ledger'][number]

export const LedgerCard = ({ ledger, fates, sheets }: ImportPageData) => (
  <Card title="Ce que devient chaque case du fichier" id="cases" note={t.ledger(fates)} content="tight">
    {ledger.map(
      (one) =>
        one.count > 0 && (
          <Disclosure
            key={one.fate}
            id={fateId(one.fate)}
            summary={t.fateCount(one.fate, one.count)}
            isOpen={one.isOpen}
          >
            <FateCells {...one} hasSheets={sheets.length > 1} />
          </Disclosure>
        ),
    )}
  </Card>
)

const FateCells = ({ fate, reasons, cells, page, pageCount, hasSheets }: Fate & { readonly hasSheets: boolean }) => (
  <Stack isTight>
    <ul>
      {reasons.map(({ words, count }) => (
        <li key={words}>
          {words} : {formatCount(count, 'case')}
        </li>
      ))}
    </ul>
    <DataTable
      caption={t.fate[fate]}
      rows={cells}
      rowKey={({ sheet, cell, isComment }) => `${sheet}-${cell}-${isComment}`}
      columns={[
        {
          header: 'Où',
          cell: ({ sheet, cell, isComment }) =>
            `${hasSheets ? `${sheet}, ` : ''}${cell}${isComment ? ', commentaire' : ''}`,
        },
        { header: 'Texte', cell: ({ text }) => t.short(text) },
        { header: 'Ce qu’elle devient', isNote: true, cell: ({ account }) => account },
      ]}
    />
    <Pagination page={page} pageCount={pageCount} pageUrl={(to) => shownCellsUrl(fate, to)} />
  </Stack>
)
