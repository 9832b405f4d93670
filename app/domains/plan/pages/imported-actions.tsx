/** The actions as they will be, each with its box; the button counts those ticked. */
import { useState } from 'react'
import { formatShortDate } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton, useField } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { importLabels as t } from '../import-labels.fr.ts'
import type { ImportPageData } from '../import-queries.server.ts'
import { planLabels } from '../labels.fr.ts'

type Action = ImportPageData['actions'][number]

const missing = (words: string) => <span className="muted">{words}</span>

const datesOf = ({ startsOn, startsPrecision, endsOn, endsPrecision }: Action) => {
  const start = startsOn && formatShortDate(startsOn, startsPrecision)
  const end = endsOn && formatShortDate(endsOn, endsPrecision)
  if (!start && !end) return missing('à préciser')
  if (start && end) return <OrdinalText text={start === end ? start : `${start} – ${end}`} />
  return <OrdinalText text={start ? `début : ${start}` : `fin : ${end}`} />
}

export function ImportedActions({ actions }: { readonly actions: readonly Action[] }) {
  const [ticked, setTicked] = useState(actions.length)
  if (actions.length === 0)
    return (
      <Card title="Aperçu">
        <EmptyState>
          Aucune action n’est lue ainsi : dites quelle colonne porte l’intitulé de l’action, et à quelle ligne sont les
          titres.
        </EmptyState>
      </Card>
    )
  return (
    <Card title="Aperçu" note="Les actions telles qu’elles seront écrites. Décochez ce qui n’en est pas une.">
      <CommandForm intent="apply-import" isWide>
        <DataTable
          caption="Actions à reprendre"
          rows={actions}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'taken',
              header: 'Reprendre',
              cell: ({ key, title }) => (
                <input
                  type="checkbox"
                  name="rows"
                  value={key}
                  defaultChecked
                  aria-label={`Reprendre : ${title}`}
                  onChange={(event) => setTicked(ticked + (event.currentTarget.checked ? 1 : -1))}
                />
              ),
            },
            { key: 'code', header: 'N°', isNote: true, cell: ({ code }) => code },
            { key: 'title', header: 'Action', isRowHeader: true, cell: ({ title }) => title },
            { key: 'axis', header: 'Axe', cell: ({ axis }) => axis || missing('sans axe') },
            { key: 'lead', header: 'Pilote', cell: ({ lead }) => lead || missing('à préciser') },
            { key: 'dates', header: 'Dates', cell: datesOf },
            { key: 'status', header: 'État', cell: ({ status }) => planLabels.status[status] },
          ]}
        />
        <RowsError />
        <FormActions>
          <SubmitButton sendingLabel="Reprise…">{t.apply(ticked)}</SubmitButton>
        </FormActions>
      </CommandForm>
    </Card>
  )
}

/** The sentence about the boxes, when none is ticked. */
function RowsError() {
  const { id, error } = useField('rows')
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={`${id}-error`} sentence={error} />
    </div>
  )
}
