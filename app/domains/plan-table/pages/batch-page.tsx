/** Changes made together: every cell before and after, what was not taken, and putting them back. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import { cellFields } from '../cells/cells.ts'
import type { BatchPageData } from '../cells/queries.server.ts'
import { CellText } from './cell-change.tsx'

export function BatchPage(page: BatchPageData) {
  const { ctgId, origin, madeAt, madeByName, cellCount, actionCount, reason, undoesId, undoing } = page
  const base = `/ctg/${ctgId}/plan/changements`
  return (
    <Page
      crumbs={[crumbs.plan(ctgId), { label: t.title, to: base }]}
      title={(origin === 'undo' ? t.putBack : t.changed)(cellCount, actionCount)}
      lead={`Par ${madeByName}, le ${formatInstant(madeAt)} : ${t.origin[origin]}.`}
    >
      {reason && origin !== 'undo' && <p>Motif : {reason}</p>}
      {undoesId && (
        <p>
          <Link to={`${base}/${undoesId}`}>Le changement annulé</Link>
        </p>
      )}
      {undoing && (
        <Notice title={`Annulé par ${undoing.madeByName}, le ${formatInstant(undoing.madeAt)}.`}>
          <Link to={`${base}/${undoing.id}`}>Ce qui a été remis</Link>
        </Notice>
      )}
      <Refused {...page} />
      <Cells {...page} />
      {page.mayUndo && <Undo isAgain={origin === 'undo'} />}
    </Page>
  )
}

function Refused({ refusals }: BatchPageData) {
  if (refusals.length === 0) return null
  return (
    <Notice tone="warn" title={`${t.wasNotTaken(refusals.length)} :`}>
      <ul>
        {refusals.map(({ actionId, code, title, key, reason }) => (
          <li key={`${actionId}-${key}`}>
            {code} {title}, {cellFields[key].header.toLocaleLowerCase('fr')} : {reason}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Cells = ({ ctgId, changes }: BatchPageData) => (
  <Card title="Ce qui a changé">
    <DataTable
      rows={changes.flatMap(({ cells, ...action }) => cells.map((cell) => ({ ...action, ...cell })))}
      rowKey={({ actionId, key }) => `${actionId}-${key}`}
      columns={[
        { header: 'N°', isNote: true, cell: ({ code }) => code },
        {
          header: 'Action',
          isRowHeader: true,
          cell: ({ actionId, title }) => <Link to={`/ctg/${ctgId}/actions/${actionId}`}>{title}</Link>,
        },
        { header: 'Ce qui change', cell: ({ key }) => cellFields[key].header },
        { header: 'Avant', cell: ({ before }) => <CellText text={before} /> },
        { header: 'Après', cell: ({ after }) => <CellText text={after} /> },
      ]}
    />
  </Card>
)

const Undo = ({ isAgain }: { readonly isAgain: boolean }) => (
  <Card
    title={isAgain ? 'Refaire' : 'Annuler'}
    note="Remet chaque cellule comme elle était, sauf celles que quelqu’un a changées depuis : elles sont dites, et restent."
  >
    <CommandForm
      intent="undo-batch"
      submit={isAgain ? 'Refaire le changement' : 'Annuler ce changement'}
      submitLook="danger"
    />
  </Card>
)
