/** The actions as they will be, each with its box; the button counts those ticked. */

import { useState } from 'react'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatEuros, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Button } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton, useField } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { importLabels as t } from '../import/labels.fr.ts'
import type { ImportPageData } from '../import-page-query.server.ts'
import { ChangedCells } from './changed-cells.tsx'
import { mappingFormId } from './import-columns.tsx'

type Action = ImportPageData['actions'][number]

/** Already in the plan, and the spreadsheet says the same: nothing to take. */
const isSame = ({ match }: Action): boolean => match !== undefined && match.change === undefined

/** Hidden or struck in the spreadsheet: someone says whether it is taken. */
const isLeft = ({ left }: Action): boolean => left !== undefined

const missing = (words: string) => <span className="muted">{words}</span>

const datesOf = (action: Action) => {
  const { startsOn, startsPrecision, endsOn } = action
  if (!startsOn && !endsOn) return missing(gapWords.date)
  return (
    <OrdinalText
      text={endsOn ? planLabels.period(action) : `début : ${formatShortDate(startsOn ?? '', startsPrecision)}`}
    />
  )
}

type Props = Pick<ImportPageData, 'actions' | 'absentCount'> & {
  /** Columns were corrected since this was read. */
  readonly isStale: boolean
}

/** @param isCompared some of them are already in the plan */
const columnsOf = (isCompared: boolean, tick: (isTicked: boolean) => void): readonly Column<Action>[] => [
  {
    key: 'taken',
    header: 'Reprendre',
    cell: (action) => (
      <input
        type="checkbox"
        name="rows"
        value={action.key}
        defaultChecked={!isLeft(action)}
        aria-label={`Reprendre : ${action.title}`}
        onChange={(event) => tick(event.currentTarget.checked)}
      />
    ),
  },
  ...(isCompared ? [{ key: 'what', header: 'Ce qui change', cell: WhatChanges }] : []),
  { key: 'code', header: 'N°', isNote: true, cell: ({ code }) => code },
  { key: 'title', header: 'Action', isRowHeader: true, cell: TitleCell },
  { key: 'axis', header: 'Axe', cell: ({ axis }) => axis || missing('sans axe') },
  { key: 'lead', header: 'Pilote', cell: ({ lead }) => lead || missing(gapWords.lead) },
  { key: 'dates', header: 'Dates', cell: datesOf },
  { key: 'status', header: 'État', cell: ({ status }) => planLabels.status[status] },
  { key: 'amounts', header: 'Budget', cell: Amounts },
  { key: 'partners', header: 'Partenaires', isNote: true, cell: ({ partners }) => partners },
]

export function ImportedActions({ actions: all, absentCount, isStale }: Props) {
  const actions = all.filter((action) => !isSame(action))
  const known = all.filter(({ match }) => match !== undefined)
  const refused = known.flatMap(({ match }) => match?.refused ?? [])
  const left = actions.filter(isLeft)
  const steps = actions.filter(({ stepOf }) => stepOf !== undefined)
  const [ticked, setTicked] = useState(actions.length - left.length)
  if (all.length === 0)
    return (
      <Card title="Aperçu">
        <EmptyState>
          Aucune action n’est lue ainsi : dites quelle colonne porte l’intitulé de l’action, et à quelle ligne sont les
          titres.
        </EmptyState>
      </Card>
    )
  return (
    <Card
      title="Aperçu"
      id="apercu"
      note="Les actions telles qu’elles seront écrites. Décochez ce qui n’en est pas une."
    >
      {known.length > 0 && (
        <ul>
          {t.known(all.length, known.length, all.length - actions.length, absentCount).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {refused.map(({ key, header, text, reason }) => (
            <li key={`${key}-${header}`}>
              Ligne {key.split(':')[1]}, {header} : « {t.short(text)} » n’est pas repris. {reason}
            </li>
          ))}
        </ul>
      )}
      <Notes left={left.length} steps={steps.length} />
      {actions.length > 0 && (
        <CommandForm intent="apply-import" isWide>
          <DataTable
            caption="Actions à reprendre"
            rows={actions}
            columns={columnsOf(known.length > 0, (isTicked) => setTicked(ticked + (isTicked ? 1 : -1)))}
          />
          <RowsError />
          <div role="status">
            {isStale && (
              <Notice tone="warn" title="L’aperçu ne tient pas encore compte de vos corrections.">
                <Button form={mappingFormId}>Tenir compte des corrections</Button>
              </Notice>
            )}
          </div>
          <FormActions>
            <SubmitButton sendingLabel="Reprise…" isUnavailable={isStale}>
              {t.apply(ticked, steps.length > 0)}
            </SubmitButton>
          </FormActions>
        </CommandForm>
      )}
    </Card>
  )
}

/** What is not as one would expect: lines not ticked, lines that become steps. */
const Notes = ({ left, steps }: { readonly left: number; readonly steps: number }) => (
  <>
    {left > 0 && <p>{t.leftNote(left)}</p>}
    {steps > 0 && <p>{t.stepsNote(steps)}</p>}
  </>
)

/** Its title, why one looks twice at it, and what is written beside. */
const TitleCell = ({ key, title, left, stepOf, sameTitle, sameCode, need, description }: Action) => (
  <>
    {title}
    {stepOf !== undefined && (
      <label className="fine">
        <br />
        <input type="checkbox" name="asSteps" value={key} defaultChecked aria-label={t.asStepOf(title, stepOf)} />{' '}
        {t.asStep(stepOf)}
      </label>
    )}
    {[left && t.left[left], sameTitle && t.sameTitle(sameTitle), sameCode && t.sameCode(sameCode)].map(
      (words) =>
        words && (
          <span key={words} className="fine muted">
            <br />
            {words}
          </span>
        ),
    )}
    {(need || description) && (
      <Disclosure summary="Besoin et description">
        {[need, description].filter(Boolean).map((text) => (
          <p key={text} className="fine">
            {text}
          </p>
        ))}
      </Disclosure>
    )}
  </>
)

const Amounts = ({ amounts }: Action) => (
  <ul className="plain-list">
    {amounts.map(({ funder, euros, year }) => (
      <li key={`${funder}-${year}-${euros}`}>
        {(euros === null ? [funder, year, t.noAmount] : [formatEuros(euros), funder, year]).filter(Boolean).join(', ')}
      </li>
    ))}
  </ul>
)

const WhatChanges = ({ match }: Action) =>
  match?.change ? <ChangedCells cells={match.change.cells} /> : <strong>Nouvelle</strong>

/** The sentence about the boxes, when none is ticked. */
export function RowsError() {
  const { id, error } = useField('rows')
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={`${id}-error`} sentence={error} />
    </div>
  )
}
