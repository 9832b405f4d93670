/** The detail of the evidence: dates, objectives, services, actions, words, documents. */
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { QuestionCard } from '#app/domains/surveys/pages/results-card.tsx'
import { formatDay, formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Matrix } from '#app/ui/matrix.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { Evidence, ProcessEvidence, Together } from '../evidence/evidence-shape.ts'
import { slipDates, slipGap, evidenceLabels as t } from '../evidence/labels.fr.ts'
import styles from './evidence.module.css'

export const SlipsCard = ({ slips }: Pick<ProcessEvidence, 'slips'>) =>
  slips.moved.length === 0 ? null : (
    <Card
      title="Dates déplacées"
      note={slips.since === null ? undefined : `D’après les états du plan figés depuis le ${formatDay(slips.since)}.`}
    >
      <DataTable
        caption="Ce qui était prévu d’abord, et ce qui l’est ou a été fait"
        rows={slips.moved}
        rowKey={({ actionCode, title, firstOn }) => `${actionCode} ${title} ${firstOn}`}
        columns={[
          {
            key: 'what',
            header: 'Quoi',
            cell: ({ actionCode, title }) => `${actionCode} ${title}`.trim(),
          },
          { key: 'dates', header: 'Dates', cell: slipDates },
          { key: 'months', header: 'Écart', isNumeric: true, cell: slipGap },
        ]}
      />
    </Card>
  )

export const NodesCard = ({ process: { nodes, actions } }: { readonly process: ProcessEvidence }) =>
  nodes.length === 0 ? null : (
    <Card title="Actions par objectif" note={t.countingRule}>
      <DataTable
        caption="Actions et actions réalisées de chaque objectif"
        rows={nodes}
        onPhone="scroll"
        columns={[
          {
            key: 'objective',
            header: 'Objectif',
            cell: ({ code, title }) => `${code} ${title}`.trim(),
          },
          { key: 'total', header: 'Actions', isNumeric: true, cell: ({ total }) => formatNumber(total) },
          { key: 'done', header: 'Réalisées', isNumeric: true, cell: ({ done }) => formatNumber(done) },
        ]}
        foot={[
          {
            objective: 'Total, chaque action une fois',
            total: formatNumber(actions.total),
            done: formatNumber(actions.done),
          },
        ]}
      />
    </Card>
  )

const nameOf = ({ name, partyName }: Together['services'][number]): string => `${name} (${partyName})`

/** Services crossed with services, a square. */
function Square({ caption, together }: { readonly caption: string; readonly together: Together }) {
  const counts = new Map(
    together.pairs.flatMap(({ one, other, actions }) => [
      [`${one}/${other}`, actions],
      [`${other}/${one}`, actions],
    ]),
  )
  if (together.pairs.length === 0)
    return <p className="muted">{`${caption} : aucune action portée par deux services.`}</p>
  const paired = together.services.filter(({ id }) =>
    together.pairs.some(({ one, other }) => one === id || other === id),
  )
  return (
    <>
      <h3>{caption}</h3>
      <Matrix
        caption={`${caption} : actions que deux services portent ensemble`}
        rowsLabel="Service"
        columns={paired.map((service) => ({ key: service.id, label: nameOf(service) }))}
        lines={paired.map((line) => ({
          key: line.id,
          label: nameOf(line),
          counts: paired.map(({ id }) => (id === line.id ? null : (counts.get(`${line.id}/${id}`) ?? 0))),
        }))}
      />
    </>
  )
}

export const TogetherCard = ({ together: { first, today } }: Pick<ProcessEvidence, 'together'>) => (
  <Card title="Services qui agissent ensemble" note="Nombre d’actions que deux services portent ensemble.">
    <div className={styles.squares}>
      <div>
        {first ? (
          <Square caption={`Au départ, le ${formatDay(first.on)}`} together={first} />
        ) : (
          <p className="muted">Aucun état du plan n’a été figé au départ : on ne peut pas comparer.</p>
        )}
      </div>
      <div>
        <Square caption="Au jour des éléments" together={today} />
      </div>
    </div>
  </Card>
)

type ActionsProps = { readonly ctgId: string; readonly process: ProcessEvidence }

export const ActionsCard = ({ ctgId, process: { list } }: ActionsProps) =>
  list.length === 0 ? null : (
    <Card title="Les actions concernées">
      <Disclosure summary={`Voir les ${formatNumber(list.length)} actions et leur état ce jour-là`}>
        <DataTable
          caption="Actions et leur état le jour des éléments"
          rows={list}
          onPhone="scroll"
          columns={[
            {
              key: 'action',
              header: 'Action',
              cell: ({ id, code, title }) => (
                <Link to={`/ctg/${ctgId}/actions/${id}`}>{`${code} ${title}`.trim()}</Link>
              ),
            },
            { key: 'status', header: 'État', cell: ({ status }) => planLabels.status[status] },
          ]}
        />
      </Disclosure>
    </Card>
  )

export const WordsCard = ({ word: { testimonies } }: Pick<Evidence, 'word'>) => (
  <Card title={t.words}>
    {testimonies.length === 0 ? (
      <EmptyState>{t.noTestimony}</EmptyState>
    ) : (
      <div className={styles.quotes}>
        {testimonies.map(({ id, text, source, kind, collectedOn, themeName }) => (
          <blockquote key={id} className={styles.quote}>
            <p>{`« ${text} »`}</p>
            <footer>
              {`${diagnosisLabels.testimonyKind[kind]}, ${source}, ${formatDay(collectedOn)} ; ${themeName}`}
            </footer>
          </blockquote>
        ))}
      </div>
    )}
  </Card>
)

/** What left of each closed survey, question by question; counts that are hidden stay so. */
export const SurveysCard = ({ word: { surveys } }: Pick<Evidence, 'word'>) =>
  surveys.length > 0 && (
    <Card title={surveyLabels.list.title} note={surveyLabels.results.secret}>
      {surveys.map(({ id, title, audience, closedOn, answers, questions }) => (
        <Disclosure key={id} summary={`${title} (${surveyLabels.audience[audience].toLowerCase()})`}>
          <p>{answers === null ? surveyLabels.results.none : surveyLabels.results.lead(answers, closedOn)}</p>
          {answers !== null &&
            questions.map((question) => <QuestionCard key={question.id} question={question} profile={null} />)}
        </Disclosure>
      ))}
    </Card>
  )

type DocumentsProps = { readonly ctgId: string } & Pick<Evidence, 'document'>

export const DocumentsCard = ({ ctgId, document: { files } }: DocumentsProps) => (
  <Card title={t.documents}>
    {files.length === 0 ? (
      <EmptyState>{t.noFile}</EmptyState>
    ) : (
      <ul>
        {files.map(({ fileId, name, about }) => (
          <li key={fileId}>
            <a href={`/ctg/${ctgId}/fichiers/${fileId}`}>{name}</a> <span className="muted">{about}</span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
