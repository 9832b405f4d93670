/** A spreadsheet of actions: what its columns hold, the actions as they will be, what was not understood, then the reprise. */
import { useState } from 'react'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { SheetList } from '#app/domains/plan/pages/undo-card.tsx'
import { undoLabels } from '#app/domains/plan/sheet/brought-labels.fr.ts'
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { bringBackLabels } from '../bring-back/labels.fr.ts'
import { importLabels as t } from '../import/labels.fr.ts'
import type { ImportPageData } from '../import-page-query.server.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportedActions } from './imported-actions.tsx'
import { LedgerCard } from './ledger-card.tsx'
import { UndoImport } from './undo-import.tsx'

export function ImportPage(page: ImportPageData) {
  const { ctgId, fileName, status, actions, axisCount, problems, fates } = page
  const isStep = ({ stepOf, match }: ImportPageData['actions'][number]) => match?.isStep ?? stepOf !== undefined
  const steps = actions.filter(isStep).length
  const counts = { actions: actions.length - steps, steps, axes: axisCount, problems: problems.length }
  return (
    <Page
      crumbs={[crumbs.plan(ctgId), { label: 'Reprise', to: `/ctg/${ctgId}/reprise` }]}
      title="Reprise : les actions d’un tableur"
      lead={status === 'preview' ? `${fileName} : ${t.summary(counts, fates)} Rien n’est encore écrit.` : fileName}
      actions={status === 'preview' && actions.length > 0 && <LinkButton to="#apercu">Aller à l’aperçu</LinkButton>}
    >
      {status === 'preview' ? <Preview {...page} /> : <Outcome {...page} />}
    </Page>
  )
}

function Preview(page: ImportPageData) {
  /** The reading whose columns were corrected since: what is shown under them is no longer what they say. */
  const [corrected, setCorrected] = useState<ImportPageData['sheets']>()
  const isStale = corrected === page.sheets
  return (
    <>
      <div onChange={() => setCorrected(page.sheets)}>
        <ImportColumns {...page} />
      </div>
      {page.problems.length > 0 && <Problems {...page} />}
      {/* Other columns give other actions: their boxes, and the count of those ticked, begin again. */}
      <ImportedActions key={page.actions.map(({ key }) => key).join()} {...page} isStale={isStale} />
      {page.skipped.length > 0 && <Skipped {...page} />}
      <LedgerCard {...page} />
    </>
  )
}

const Problems = ({ problems, sheets }: ImportPageData) => (
  <Card
    title="Cellules non comprises"
    note="Leur texte est gardé dans la description de l’action : rien n’est perdu, et chacune se complète ensuite sur sa fiche."
    aside={formatCount(problems.length, 'cellule')}
  >
    <DataTable
      rows={problems}
      rowKey={({ sheet, row, column, kind }) => `${sheet}-${row}-${column}-${kind}`}
      columns={[
        {
          header: 'Où',
          cell: ({ sheet, row }) => `${sheets.length > 1 ? `${sheet}, ` : ''}ligne ${row}`,
        },
        { header: 'Colonne', isRowHeader: true, cell: ({ column }) => column },
        { header: 'Texte', cell: ({ text }) => `« ${text} »` },
        { header: 'Pourquoi', isNote: true, cell: ({ kind }) => t.problem[kind] },
      ]}
    />
  </Card>
)

const Skipped = ({ skipped, sheets }: ImportPageData) => (
  <Disclosure summary={`Lignes laissées de côté : totaux, notes, exemples, erreurs (${skipped.length})`}>
    <ul>
      {skipped.map(({ sheet, row, text }) => (
        <li key={`${sheet}-${row}`}>
          {sheets.length > 1 && `${sheet}, `}ligne {row} : {text}
        </li>
      ))}
    </ul>
  </Disclosure>
)

const Outcome = ({
  ctgId,
  status,
  appliedAt,
  brought,
  broughtSteps,
  changedCells,
  left,
  stayed,
  undoing,
}: ImportPageData) =>
  status === 'undone' ? (
    <Notice title={left > 0 ? 'Cette reprise a été défaite en partie.' : 'Cette reprise a été défaite.'}>
      <p>
        Les {left > 0 && 'autres '}actions venues de ce fichier ont été retirées du plan. Déposez-le à nouveau pour
        recommencer.
      </p>
      {stayed.length > 0 && (
        <>
          <p>{undoLabels.stayed(stayed.length)}</p>
          <SheetList ctgId={ctgId} sheets={stayed} />
        </>
      )}
      {left > stayed.length && <p>{bringBackLabels.left(left - stayed.length)}</p>}
      <LinkButton to={`/ctg/${ctgId}/reprise`}>Revenir à la reprise</LinkButton>
    </Notice>
  ) : (
    <Stack>
      <Notice tone="ok" title={t.brought(brought, broughtSteps)}>
        {changedCells > 0 && (
          <p>{formatCount(changedCells, 'case changée', 'cases changées')} dans les actions déjà là.</p>
        )}
        {appliedAt && <p>Le {formatInstant(appliedAt)}.</p>}
        <LinkButton to={`/ctg/${ctgId}/plan`} look="primary">
          Voir le plan d’action
        </LinkButton>
      </Notice>
      {undoing && (
        <UndoImport ctgId={ctgId} label={t.undo} undoing={undoing} note={brought > 0 ? t.undoNote : undefined} />
      )}
    </Stack>
  )
