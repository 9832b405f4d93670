/** What a list would add and change, line by line; once applied, what it did, and its undoing. */
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { ComparedLine } from '../compare-list.ts'
import { facilitiesLabels as t } from '../labels.fr.ts'
import type { ImportPageData } from '../queries.server.ts'
import { BringCrumbs } from './bring-crumbs.tsx'

const { bring: b } = t

const tones: Readonly<Record<ComparedLine['outcome'], Tone>> = {
  ...{ new: 'ok', described: 'ok', changed: 'accent', same: 'neutral', refused: 'bad' },
}

const Detail = ({ changes, problems, remarks, inWords }: ComparedLine) => (
  <>
    {problems.map(({ reason, text }) => (
      <p key={reason}>{t.problem[reason](text)}</p>
    ))}
    {remarks.map((remark) => (
      <p key={`${remark.reason}-${remark.field}`}>{t.remark(remark)}</p>
    ))}
    {changes.map(({ field, before, after }) => (
      <p key={field}>{`${t.compared[field]} : ${t.value(field, before)}, puis ${t.value(field, after)}`}</p>
    ))}
    {inWords.length > 0 && <p className="fine">{`Gardé en mots : ${inWords.join(' ; ')}`}</p>}
  </>
)

const lineColumns: readonly Column<ComparedLine>[] = [
  { header: b.header.row, isNumeric: true, cell: ({ row }) => row },
  {
    header: b.header.name,
    isRowHeader: true,
    cell: ({ row, title, draft }) => title || (draft === null ? b.line(row) : b.people(row)),
  },
  {
    header: b.header.outcome,
    cell: ({ outcome }) => <Chip tone={tones[outcome]}>{t.outcome[outcome]}</Chip>,
  },
  { header: b.header.detail, isNote: true, cell: (line) => <Detail {...line} /> },
]

export function ImportPage({ ctgId, year, fileName, source, state, columns, cells, lines, toWrite }: ImportPageData) {
  return (
    <Stack>
      <BringCrumbs ctgId={ctgId} />
      <PageHeader
        title={b.previewTitle}
        lead={b.described(year, [source, fileName].filter(Boolean).join(', '))}
        actions={<LinkButton to={`/ctg/${ctgId}/diagnostic/equipements?annee=${year}`}>{b.back}</LinkButton>}
      />
      {state !== 'preview' && (
        <Notice tone={state === 'applied' ? 'ok' : 'info'}>{state === 'applied' ? b.applied : b.undone}</Notice>
      )}
      <Card title={b.columns} note={b.cells(cells)}>
        <ul>
          {columns.map(({ heading, field }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear the same title, and never move
            <li key={at}>
              {heading || '–'} : {field === null ? b.columnKept : t.field[field]}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t.page.list}>
        <DataTable rows={lines} rowKey={({ row }) => String(row)} columns={lineColumns} />
        {state === 'preview' &&
          (toWrite === 0 ? <p>{b.nothing}</p> : <CommandForm intent="apply-import" submit={b.apply(toWrite)} />)}
        {state === 'applied' && (
          <CommandForm intent="undo-import" submit={b.undo} submitLook="plain">
            <p className="muted">{b.undoNote}</p>
          </CommandForm>
        )}
      </Card>
    </Stack>
  )
}
