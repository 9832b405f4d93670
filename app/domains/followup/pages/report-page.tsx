/** A report, and what accepting it would change in the sheet, field by field. */
import { auditLabels } from '#app/domains/audit/labels.fr.ts'
import { StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { formatInstant, formatNumber, formatShortDate, parisDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import type { ReportPageData } from '../queries.server.ts'

export function ReportPage(data: ReportPageData) {
  const { ctgId, report, sheet } = data
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: t.followup, to: `/ctg/${ctgId}/suivi` },
          { label: `${sheet.code} ${sheet.title}`, to: `/ctg/${ctgId}/actions/${sheet.id}` },
        ]}
      />
      <PageHeader
        title="Point d’étape"
        lead={<OrdinalText text={t.enteredBy(report.enteredBy, report.reportedOn, report.enteredFor)} />}
        actions={<LinkButton to={`/ctg/${ctgId}/actions/${sheet.id}`}>Voir la fiche</LinkButton>}
      />
      <Columns
        main={
          <>
            <AdjustmentsCard {...data} />
            <FactsCard {...data} />
          </>
        }
        aside={
          <>
            <ValuesCard {...data} />
            <HistoryCard {...data} />
          </>
        }
      />
    </Stack>
  )
}

const statusTone = { submitted: 'warn', accepted: 'ok', 'sent-back': 'neutral' } as const

function AdjustmentsCard({ report, mayAnswer }: ReportPageData) {
  const aside = <Chip tone={statusTone[report.status]}>{t.report[report.status]}</Chip>
  return (
    <Card title="Ce que ce point change dans la fiche" aside={aside}>
      {report.status === 'submitted' && (
        <DataTable
          caption="Avant et après"
          onPhone="scroll"
          rows={report.adjustments}
          rowKey={({ field }) => field}
          empty={<p className="muted">Rien : la fiche reste comme elle est.</p>}
          columns={[
            { key: 'field', header: 'Champ', isRowHeader: true, cell: t.adjustedName },
            {
              key: 'before',
              header: 'Avant',
              cell: (line) => <OrdinalText text={t.adjustedValue(line, line.before)} />,
            },
            {
              key: 'after',
              header: 'Après',
              cell: (line) => (
                <strong>
                  <OrdinalText text={t.adjustedValue(line, line.after)} />
                </strong>
              ),
            },
          ]}
        />
      )}
      {report.adjustment && (
        <p>
          <strong>Ajustement proposé : </strong>
          {report.adjustment}
        </p>
      )}
      {report.answeredBy && report.answeredAt && (
        <p>
          {report.status === 'accepted' ? 'Accepté' : 'Renvoyé'} par {report.answeredBy},{' '}
          <OrdinalText text={formatInstant(report.answeredAt)} />
          {report.answer && ` : ${report.answer}`}
        </p>
      )}
      {mayAnswer && (
        <Stack isTight>
          <CommandForm intent="accept-report">
            <FormActions>
              <SubmitButton>Accepter</SubmitButton>
            </FormActions>
          </CommandForm>
          <Disclosure summary="Renvoyer au pilote" look="button" forms={{ intents: ['send-back-report'] }}>
            <CommandForm intent="send-back-report">
              <TextArea name="answer" label="Ce qui est à revoir" rows={3} isRequired maxLength={1000} />
              <FormActions>
                <SubmitButton look="plain">Renvoyer</SubmitButton>
              </FormActions>
            </CommandForm>
          </Disclosure>
        </Stack>
      )}
    </Card>
  )
}

const FactsCard = ({ report }: ReportPageData) => (
  <Card title="Ce qui s’est passé">
    <p>{report.facts}</p>
    <DescriptionList
      items={[
        { term: 'État', description: <StatusChip status={report.actionStatus} /> },
        {
          term: 'Difficulté',
          description: [report.difficultyKind && t.difficulty[report.difficultyKind], report.difficulty]
            .filter(Boolean)
            .join(' : '),
        },
        { term: 'Aide attendue', description: report.helpWanted },
        {
          term: 'Personnes touchées',
          description: report.peopleReached === null ? null : formatNumber(report.peopleReached),
        },
        {
          term: 'Prochaine étape',
          description: report.nextStep && (
            <OrdinalText
              text={[report.nextStep, report.nextStepOn && formatShortDate(report.nextStepOn, 'day')]
                .filter(Boolean)
                .join(', ')}
            />
          ),
        },
      ]}
    />
  </Card>
)

const ValuesCard = ({ values }: ReportPageData) => (
  <Card title="Relevés">
    <DataTable
      caption="Relevés"
      rows={values}
      rowKey={({ id }) => id}
      empty={<p className="muted">Aucune mesure relevée ce jour-là.</p>}
      columns={[
        { key: 'name', header: 'Mesure', isRowHeader: true, cell: ({ name }) => name },
        {
          key: 'value',
          header: 'Relevé',
          isNumeric: true,
          cell: ({ value, unit }) => `${formatNumber(value)}${unit && `\u00a0${unit}`}`,
        },
        {
          key: 'target',
          header: 'Cible',
          isNumeric: true,
          cell: ({ target }) => (target === null ? '–' : formatNumber(target)),
        },
      ]}
    />
  </Card>
)

const HistoryCard = ({ history }: ReportPageData) => (
  <Card title="Historique">
    <Timeline
      label="Historique du point d’étape"
      items={history.map(({ id, at, action, personName, partyName }) => ({
        key: String(id),
        date: { text: <OrdinalText text={formatShortDate(parisDay(at), 'day')} />, dateTime: parisDay(at) },
        title: auditLabels[action] ?? t.followup,
        note: partyName ? `${personName}, ${partyName}` : personName,
      }))}
    />
  </Card>
)
