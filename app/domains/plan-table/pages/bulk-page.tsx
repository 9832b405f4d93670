/** Changing several actions together: which ones, what changes, then what will become of each, before anything is written. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formatCount, shorten } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import { cellFields, cellKeys } from '../cells/cells.ts'
import type { BulkPageData } from '../cells/queries.server.ts'
import { BulkChoices } from './bulk-choices.tsx'
import { CellText } from './cell-change.tsx'

export function BulkPage(page: BulkPageData) {
  const { ctgId, actions, preview } = page
  return (
    <Page
      crumbs={[crumbs.plan(ctgId)]}
      title="Changer plusieurs actions"
      lead="Cochez les actions, dites ce qui change, voyez ce que deviendra chacune : rien n’est écrit avant. Un changement s’annule ensuite d’un geste."
      actions={<Link to={`/ctg/${ctgId}/plan/changements`}>Changements déjà faits</Link>}
    >
      {preview && <Preview {...page} preview={preview} />}
      {actions.length === 0 ? (
        <Card>
          <EmptyState>Aucune action que vous pouvez modifier n’est à choisir ici.</EmptyState>
        </Card>
      ) : preview ? (
        <Disclosure summary="Revoir le choix des actions et de ce qui change" look="button">
          <BulkChoices {...page} />
        </Disclosure>
      ) : (
        <BulkChoices {...page} />
      )}
    </Page>
  )
}

type PreviewData = NonNullable<BulkPageData['preview']>
type PreviewProps = BulkPageData & { readonly preview: PreviewData }

/** One line a cell that changes. */
const linesOf = ({ rows }: PreviewData) =>
  rows.flatMap(({ id, code, title, changed }) => changed.map((cell) => ({ id, code, title, ...cell })))

const refusedOf = ({ rows }: PreviewData) =>
  rows.flatMap(({ id, code, title, refusals }) =>
    cellKeys.flatMap((key) => {
      const refusal = refusals[key]
      return refusal ? [{ id, code, title, key, reason: refusal.reason }] : []
    }),
  )

function Preview({ ctgId, preview, decisions }: PreviewProps) {
  const lines = linesOf(preview)
  const refused = refusedOf(preview)
  const still = preview.rows.filter(
    ({ changed, refusals }) => changed.length === 0 && Object.keys(refusals).length === 0,
  )
  return (
    <Card
      title="Ce qui changera"
      note={t.preview(lines.length, new Set(lines.map(({ id }) => id)).size)}
      content="stack"
    >
      {lines.length > 0 && (
        <DataTable
          rows={lines}
          rowKey={({ id, key }) => `${id}-${key}`}
          columns={[
            { header: 'N°', isNote: true, cell: ({ code }) => code },
            {
              header: 'Action',
              isRowHeader: true,
              cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
            },
            { header: 'Ce qui change', cell: ({ key }) => cellFields[key].header },
            { header: 'Avant', cell: ({ before }) => <CellText text={before} /> },
            { header: 'Après', cell: ({ after }) => <CellText text={after} /> },
          ]}
        />
      )}
      {refused.length > 0 && (
        <Notice tone="warn" title={`${t.notTaken(refused.length)} :`}>
          <ul>
            {refused.map(({ id, key, code, title, reason }) => (
              <li key={`${id}-${key}`}>
                {code} {title}, {cellFields[key].header.toLocaleLowerCase('fr')} : {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {still.length > 0 && (
        <p className="small muted">
          {formatCount(still.length, 'action cochée dit', 'actions cochées disent')} déjà cela.
        </p>
      )}
      {preview.changes.length > 0 && <ApplyForm {...{ preview, decisions }} />}
    </Card>
  )
}

/** What the change asks for beside itself, and the act. */
const ApplyForm = ({ preview, decisions }: Pick<PreviewProps, 'preview' | 'decisions'>) => (
  <CommandForm intent="change-actions" submit={t.apply(preview.changes.length)}>
    <input type="hidden" name="origin" value="bulk" />
    <input type="hidden" name="changes" value={JSON.stringify(preview.changes)} />
    {preview.needsReason && (
      <TextArea
        name="reason"
        label="Motif"
        hint="Gardé dans l’historique de chaque action dont l’état change."
        isRequired
        rows={2}
        maxLength={1000}
      />
    )}
    {preview.needsDecision && (
      <SelectField
        name="decisionId"
        label="Décision"
        hint="Demandée pour abandonner ou reporter une action du plan."
        emptyLabel="Choisir…"
        options={decisions.map(({ id, number, text, decidedOn }) => ({
          value: id,
          label: `${decisionReference({ number, decidedOn })} : ${shorten(text, 80)}`,
        }))}
      />
    )}
  </CommandForm>
)
