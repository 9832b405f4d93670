/** Results of a closed survey, a card a question: each bar is a line of its table. */
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageData } from '../queries.server.ts'
import type { ChoiceResult, QuestionResult, SurveyResults } from '../results.ts'
import styles from './surveys.module.css'

const { results: p } = t

export function ResultsCards({ ctgId, survey, results, closedOn }: SurveyPageData) {
  if (!results || closedOn === null) return null
  if (results.answers === null)
    return (
      <Card title={p.title}>
        <EmptyState>{p.none}</EmptyState>
      </Card>
    )
  return (
    <>
      <Card title={p.title} note={p.lead(results.answers, closedOn)} id="resultats">
        <p className="fine">{p.secret}</p>
        <p>
          <LinkButton to={`/ctg/${ctgId}/diagnostic/enquetes/${survey.id}/resultats.csv`} isDownload>
            {p.export}
          </LinkButton>
        </p>
      </Card>
      {results.questions.map((question) => (
        <QuestionCard key={question.id} question={question} profile={results.profile} />
      ))}
    </>
  )
}

type Props = { readonly question: QuestionResult; readonly profile: SurveyResults['profile'] }

export function QuestionCard({ question, profile }: Props) {
  const { label, rank, number = rank, kind, askedIf, answered, without, choices } = question
  const title = `${number}. ${label}`
  if (answered === null)
    return (
      <Card title={title} level={3}>
        <p className="muted">{p.notShown}</p>
      </Card>
    )
  const isCrossed = profile !== null && choices.some(({ byGroup }) => byGroup.length > 0)
  return (
    <Card title={title} level={3} note={askedIf ? p.askedIf(askedIf.label, askedIf.choices) : undefined}>
      <DataTable
        rows={choices}
        rowKey={({ label: choice }) => choice}
        onPhone="scroll"
        columns={[
          {
            header: p.header.choice,
            cell: ({ label: choice }) => choice,
            widthPercent: 50,
          },
          {
            header: p.header.count,
            isNumeric: true,
            cell: ({ count }) => t.count(count),
            widthPercent: 15,
          },
          { header: p.header.share, cell: (choice) => <Share {...choice} /> },
        ]}
        note={[p.base(answered, without), ...(kind === 'several' ? [p.several] : [])].join(' ')}
      />
      {isCrossed && (
        <Disclosure summary={p.byGroup(profile.label)}>
          <DataTable
            caption={`${title} : ${p.byGroup(profile.label)}`}
            rows={choices}
            rowKey={({ label: choice }) => choice}
            onPhone="scroll"
            columns={[
              { header: p.header.choice, cell: ({ label: choice }) => choice, widthPercent: 30 },
              ...profile.groups.map((group, index) => ({
                key: `group-${index}`,
                header: group,
                isNumeric: true,
                widthPercent: 70 / profile.groups.length,
                cell: ({ byGroup }: ChoiceResult) => t.count(byGroup[index] ?? null),
              })),
            ]}
          />
        </Disclosure>
      )}
    </Card>
  )
}

/** The bar repeats the words. */
const Share = ({ sharePercent }: ChoiceResult) => (
  <span className={styles.track}>
    {t.share(sharePercent)}
    {sharePercent !== null && sharePercent > 0 && (
      <span aria-hidden className={styles.bar} style={{ width: `${sharePercent}%` }} />
    )}
  </span>
)
