/** The actions as they will be, each with its box; the button counts those ticked. */

import { useState } from 'react'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatEuros, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Button } from '#app/ui/button.tsx'
import { BoxesError, TickBox } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { importLabels as t } from '../import/labels.fr.ts'
import { countedAbove, numberedLines, settledMatches, stepPlaces } from '../import/step-places.ts'
import type { ImportPageData } from '../import-page-query.server.ts'
import { ChangedCells } from './changed-cells.tsx'
import { mappingFormId } from './import-columns.tsx'

type Action = ImportPageData['actions'][number]
/** A line as its boxes stand. */
type Line = Action & {
  /** Name of the action of which it would be a step; undefined when nothing above it is taken. */
  readonly home: string | undefined
  /** Name of the line above it. */
  readonly above: string
  readonly isStep: boolean
  /** Name of the line that holds what is a part of its amounts, taken or in the plan. */
  readonly holder: string | undefined
  /** Nobody said that it is new: it may be a step of the plan under another title. */
  readonly isRenamed: boolean
}

/** Already in the plan, and the spreadsheet says the same: nothing to take. */
const isSame = ({ match }: Action): boolean => match !== undefined && !match.renamed && match.change === undefined

/** Hidden or struck in the spreadsheet: someone says whether it is taken. */
const isLeft = ({ left }: Action): boolean => left !== undefined
const isRenamed = ({ match }: Action): boolean => match?.renamed !== undefined
const isTickedFirst = (action: Action): boolean => !isLeft(action) && !isRenamed(action)

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

type Tick = (key: string, isTicked: boolean) => void

/** @param isCompared some of them are already in the plan */
const columnsOf = (isCompared: boolean, tick: Tick, tickStep: Tick): readonly Column<Line>[] => [
  {
    header: 'Reprendre',
    cell: (action) => (
      <TickBox
        name="rows"
        value={action.key}
        isChecked={isTickedFirst(action)}
        aria-label={`Reprendre : ${action.title}`}
        onChange={(event) => tick(action.key, event.currentTarget.checked)}
      />
    ),
  },
  ...(isCompared ? [{ header: 'Ce qui change', cell: WhatChanges }] : []),
  { header: 'N°', isNote: true, cell: ({ code }) => code },
  { header: 'Action', isRowHeader: true, cell: (line) => <TitleCell line={line} tickStep={tickStep} /> },
  { header: 'Axe', cell: ({ axis }) => axis || missing('sans axe') },
  { header: 'Pilote', cell: ({ lead }) => lead || missing(gapWords.lead) },
  { header: 'Dates', cell: datesOf },
  { header: 'État', cell: ({ status }) => planLabels.status[status] },
  { header: 'Budget', cell: Amounts },
  { header: 'Partenaires', isNote: true, cell: ({ partners }) => partners },
]

export function ImportedActions({ actions: all, absentCount, isStale }: Props) {
  const actions = all.filter((action) => !isSame(action))
  const known = all.filter(({ match }) => match !== undefined)
  const left = actions.filter(isLeft)
  const [taken, tick] = useTicks(() => actions.filter(isTickedFirst))
  const [asSteps, tickStep] = useTicks(() => actions.filter(isPart))
  const lines = linesOf(all, taken, asSteps)
  const steps = lines.filter(({ isStep }) => isStep)
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
      {known.length > 0 && <Known all={all} known={known} absentCount={absentCount} />}
      <Notes left={left.length} steps={steps.length} renamed={actions.filter(isRenamed).length} />
      {actions.length > 0 && (
        <CommandForm intent="apply-import" isWide>
          <DataTable
            caption="Actions à reprendre"
            rows={lines.filter((line) => !isSame(line))}
            columns={columnsOf(known.length > 0, tick, tickStep)}
          />
          <BoxesError name="rows" />
          <div role="status">
            {isStale && (
              <Notice tone="warn" title="L’aperçu ne tient pas encore compte de vos corrections.">
                <Button form={mappingFormId}>Tenir compte des corrections</Button>
              </Notice>
            )}
          </div>
          <FormActions>
            <SubmitButton sendingLabel="Reprise…" isUnavailable={isStale}>
              {t.apply(taken.size, steps.length > 0)}
            </SubmitButton>
          </FormActions>
        </CommandForm>
      )}
    </Card>
  )
}

/** Written under another line, and new. */
const isPart = ({ stepOf, match }: Action): boolean => stepOf !== undefined && (!match || match.renamed !== undefined)

function useTicks(first: () => readonly Action[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set(first().map(({ key }) => key)))
  const tick: Tick = (key, isTicked) =>
    setKeys((before) => new Set([...before].filter((one) => one !== key).concat(isTicked ? key : [])))
  return [keys, tick] as const
}

/** Each line with the action of which it is a step, as the boxes stand. */
function linesOf(all: Props['actions'], taken: ReadonlySet<string>, asSteps: ReadonlySet<string>): readonly Line[] {
  const nameOf = new Map(all.map((line) => [line.key, t.lineName(line)]))
  const isTaken = (key: string): boolean => taken.has(key)
  const matches = settledMatches(
    all.flatMap(({ match }) => match ?? []),
    isTaken,
  )
  const numbered = numberedLines(
    all.map(({ key, stepOf, amounts }) => {
      const step = stepOf === undefined ? undefined : { of: stepOf, amounts: amounts.filter((one) => !one.isPart) }
      return { key, amounts, step }
    }),
    matches,
  )
  const homeOf = stepPlaces(numbered, { isTaken, isStep: (key) => asSteps.has(key) })
  const countedIn = countedAbove(numbered, isTaken)
  return all.map((action) => {
    const home = nameOf.get(homeOf(action.key)?.key ?? '')
    const isStep = home !== undefined && asSteps.has(action.key)
    const above = nameOf.get(action.stepOf ?? '') ?? ''
    return {
      ...{ ...action, home, above, isStep },
      ...{ holder: nameOf.get(countedIn(action.key) ?? ''), isRenamed: isRenamed(action) && !isTaken(action.key) },
    }
  })
}

/** Lines that the plan has, and what of them is not taken. */
function Known({
  all,
  known,
  absentCount,
}: Pick<Props, 'absentCount'> & Readonly<Record<'all' | 'known', Props['actions']>>) {
  const steps = known.filter(({ match }) => match?.isStep).length
  const counts = { all: all.length, actions: known.length - steps, steps, same: all.filter(isSame).length }
  return (
    <ul>
      {t.known({ ...counts, absent: absentCount }).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {known
        .flatMap(({ match }) => match?.refused ?? [])
        .map(({ key, header, text, reason }) => (
          <li key={`${key}-${header}`}>
            Ligne {key.split(':')[1]}, {header} : « {t.short(text)} » n’est pas repris. {reason}
          </li>
        ))}
    </ul>
  )
}

/** What is not as one would expect: lines not ticked, lines that become steps. */
const Notes = ({ left, steps, renamed }: Readonly<Record<'left' | 'steps' | 'renamed', number>>) => (
  <>
    {renamed > 0 && <p>{t.renamedNote(renamed)}</p>}
    {left > 0 && <p>{t.leftNote(left)}</p>}
    {steps > 0 && <p>{t.stepsNote(steps)}</p>}
  </>
)

/** Its title, why one looks twice at it, and what is written beside. */
const TitleCell = ({ line, tickStep }: { readonly line: Line; readonly tickStep: Tick }) => {
  const { key, title, home, above, left, sameTitle, sameCode, tooLongFor, need, description } = line
  const parent = home ?? above
  const notes = [
    isPart(line) && !line.isRenamed && home === undefined && t.orphan(above),
    tooLongFor && t.tooLongFor(tooLongFor),
    left && t.left[left],
    sameTitle && t.sameTitle(sameTitle),
    sameCode && t.sameCode(sameCode),
  ].filter(Boolean)
  return (
    <>
      {title}
      {isPart(line) && (
        <label className="fine">
          <br />
          <TickBox
            name="asSteps"
            value={key}
            isChecked
            aria-label={t.asStepOf(title, parent)}
            onChange={(event) => tickStep(key, event.currentTarget.checked)}
          />{' '}
          {t.asStep(parent)}
        </label>
      )}
      {notes.map((words) => (
        <span key={`${words}`} className="fine muted">
          <br />
          {words}
        </span>
      ))}
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
}

/** Where an amount of a line written under another one is counted, as the boxes stand. */
function whereCounted({ isPart: isPartOf }: Action['amounts'][number], { isStep, holder, home }: Line) {
  if (isPartOf && holder !== undefined) return isStep ? t.partOf(holder) : t.countedTwice(holder)
  return isStep && home !== undefined ? t.addedTo(home) : undefined
}

const Amounts = (line: Line) => (
  <ul className="plain-list">
    {line.amounts.map((amount) => {
      const { funder, euros, year } = amount
      const counted = whereCounted(amount, line)
      return (
        <li key={`${funder}-${year}-${euros}`}>
          {(euros === null ? [funder, year, t.noAmount] : [formatEuros(euros), funder, year])
            .filter(Boolean)
            .join(', ')}
          {counted && <span className="fine muted"> ({counted})</span>}
        </li>
      )
    })}
  </ul>
)

const WhatChanges = ({ match, isStep, isRenamed: mayBeThere }: Line) => {
  if (match?.change) return <ChangedCells cells={match.change.cells} />
  return (
    <strong>{match?.renamed && mayBeThere ? t.renamed(match.renamed) : isStep ? 'Nouvelle étape' : 'Nouvelle'}</strong>
  )
}
