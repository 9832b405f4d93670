/** A report: what it tells, what it changes of the sheet, its values and its files. */
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { formatNumber, formatShortDate } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import type { ReportPageData } from '../queries.server.ts'
import { ReportAnswerCard } from './report-answer-card.tsx'
import { ReportFilesCard } from './report-files-card.tsx'

export function ReportPage(data: ReportPageData) {
  const { ctgId, report, sheet } = data
  return (
    <Page
      crumbs={[
        crumbs.followup(ctgId),
        { label: `${sheet.code} ${sheet.title}`, to: `/ctg/${ctgId}/actions/${sheet.id}` },
      ]}
      title="Point d’étape"
      lead={<OrdinalText text={t.enteredBy(report.enteredBy, report.reportedOn, report.enteredFor)} />}
      actions={
        <>
          <LinkButton to={`/ctg/${ctgId}/actions/${sheet.id}`}>Voir la fiche</LinkButton>
          {data.next && (
            <LinkButton
              to={`/ctg/${ctgId}/suivi/${data.next.id}`}
              look="primary"
              label={`Relire le suivant : ${data.next.title}`}
            >
              Relire le suivant
            </LinkButton>
          )}
        </>
      }
    >
      <Columns
        main={
          <>
            <ReportAnswerCard {...data} />
            <FactsCard report={report} />
          </>
        }
        aside={
          <>
            <ReportFilesCard {...data} />
            <ValuesCard values={data.values} />
            <HistoryCard
              label="Historique du point d’étape"
              lines={data.history}
              shownLines={Number.POSITIVE_INFINITY}
            />
          </>
        }
      />
    </Page>
  )
}

/** « Recruter, 15 janv. 2027 »; empty when there is nothing to say. */
const dated = (text: string, on: string | null): string =>
  [text, text && on && formatShortDate(on, 'day')].filter(Boolean).join(', ')

function FactsCard({ report }: Pick<ReportPageData, 'report'>) {
  const difficulty = [report.difficultyKind && t.difficulty[report.difficultyKind], report.difficulty]
  return (
    <Card title="Ce qui s’est passé">
      <p>{report.facts}</p>
      <DescriptionList
        items={[
          { term: 'Période', description: t.period(report.coversFrom, report.coversTo) },
          { term: 'État', description: <StatusChip status={report.actionStatus} /> },
          { term: 'À surveiller', description: report.isWatched ? 'oui' : null },
          { term: 'Calendrier', description: report.delayMonths === null ? null : t.delay(report.delayMonths) },
          { term: 'Difficulté', description: difficulty.filter(Boolean).join(' : ') },
          {
            term: 'Aide attendue',
            description: [report.helpBodyName, report.helpWanted].filter(Boolean).join(' : '),
          },
          {
            term: 'Personnes touchées',
            description: report.peopleReached === null ? null : formatNumber(report.peopleReached),
          },
          { term: 'Publics touchés', description: report.publicsReached },
          { term: 'Moyens employés', description: report.meansUsed },
          { term: 'Prochaine étape', description: dated(report.nextStep, report.nextStepOn) },
        ]}
      />
    </Card>
  )
}

const ValuesCard = ({ values }: Pick<ReportPageData, 'values'>) => (
  <Card title="Relevés">
    <DataTable
      rows={values}
      empty={<p className="muted">Aucune mesure relevée ce jour-là.</p>}
      columns={[
        { header: 'Mesure', cell: ({ name }) => name },
        {
          header: 'Relevé',
          isNumeric: true,
          cell: ({ value, unit }) => formatQuantity(value, unit),
        },
        {
          header: 'Cible',
          isNumeric: true,
          cell: ({ target }) => (target === null ? '–' : formatNumber(target)),
        },
      ]}
    />
  </Card>
)
