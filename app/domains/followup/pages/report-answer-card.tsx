/** What a report changes in the sheet, before and after; taken whole or field by field, or sent back with a word. Rules: docs/rules/followup.md §2. */
import { formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { Adjustment } from '../adjustments.ts'
import { followupLabels as t } from '../labels.fr.ts'
import type { ReportPageData } from '../queries.server.ts'

const statusTone = { submitted: 'warn', accepted: 'ok', 'sent-back': 'neutral' } as const

const titles = {
  submitted: 'Ce que ce point change dans la fiche',
  accepted: 'Ce que ce point a changé dans la fiche',
  'sent-back': 'Ce que ce point proposait',
} as const

type Line = ReportPageData['report']['adjustments'][number]

export function ReportAnswerCard({ report, mayAnswer }: ReportPageData) {
  const { status, adjustments } = report
  return (
    <Card title={titles[status]} aside={<Chip tone={statusTone[status]}>{t.report[status]}</Chip>}>
      {report.adjustment && (
        <p>
          <strong>Ajustement proposé : </strong>
          {report.adjustment}
        </p>
      )}
      {report.answeredBy && report.answeredAt && (
        <p>
          {status === 'accepted' ? 'Accepté' : 'Renvoyé'} par {report.answeredBy} le{' '}
          <OrdinalText text={formatInstant(report.answeredAt)} />
          {report.answer && ` : ${report.answer}`}
        </p>
      )}
      {mayAnswer ? (
        <Stack isTight>
          <CommandForm intent="accept-report" isWide submit="Accepter" values={{ isChosen: 'on' }}>
            <Changes adjustments={adjustments} status={status} last={tickColumn(adjustments)} />
            {adjustments.length > 1 && (
              <p className="small muted">
                Décochez ce que vous ne reprenez pas : la fiche le garde comme il est, et le point en garde la trace.
              </p>
            )}
          </CommandForm>
          <FoldedForm summary="Renvoyer au pilote" intent="send-back-report" submit="Renvoyer" submitLook="plain">
            <p className="small muted">{t.whatSendingBackDoes}</p>
            <TextArea name="answer" label="Ce qui est à revoir" rows={3} isRequired maxLength={1000} />
          </FoldedForm>
        </Stack>
      ) : (
        <Changes adjustments={adjustments} status={status} last={status === 'submitted' ? undefined : takenColumn} />
      )}
    </Card>
  )
}

type ChangesProps = {
  readonly adjustments: readonly Line[]
  readonly status: ReportPageData['report']['status']
  readonly last: Column<Line> | undefined
}

const Changes = ({ adjustments, status, last }: ChangesProps) => (
  <DataTable
    caption="Avant et après"
    rows={adjustments}
    rowKey={({ field }) => field}
    empty={
      <p className="muted">
        {status === 'submitted'
          ? 'Rien : la fiche reste comme elle est.'
          : 'Rien : la fiche est restée comme elle était.'}
      </p>
    }
    columns={[
      { header: 'Champ', cell: t.adjustedName },
      { header: 'Avant', cell: (line) => <OrdinalText text={t.adjustedValue(line, line.before)} /> },
      {
        header: 'Après',
        cell: (line) => (
          <strong>
            <OrdinalText text={t.adjustedValue(line, line.after)} />
          </strong>
        ),
      },
      ...(last ? [last] : []),
    ]}
  />
)

/** A box per field, ticked; the date of the next step goes with the step it dates. */
function tickColumn(adjustments: readonly Adjustment[]): Column<Line> {
  const changesStep = adjustments.some(({ field }) => field === 'nextStep')
  return {
    header: 'Reprendre',
    isHeaderHidden: true,
    cell: (line) =>
      line.field === 'nextStepOn' && changesStep ? (
        <span className="small muted">avec l’étape</span>
      ) : (
        <CheckboxField
          name="fields"
          value={line.field}
          label={
            <>
              reprendre<span className="visually-hidden"> : {t.adjustedName(line)}</span>
            </>
          }
          isChecked
        />
      ),
  }
}

const takenColumn: Column<Line> = {
  header: 'Suite',
  cell: ({ isTaken }) => (isTaken ? <Chip tone="ok">repris</Chip> : <Chip tone="neutral">non repris</Chip>),
}
