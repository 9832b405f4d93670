/** Evidence beside a judgement: what changed, and apart what was done; each says its day. */
import { Fragment } from 'react'
import { parisDay } from '#app/kernel/calendar.ts'
import { atStart } from '#app/kernel/format.ts'
import { ResultLineFigure } from '#app/ui/charts/result-line-figure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { ObjectiveResult, ProcessEvidence } from '../evidence/evidence-shape.ts'
import { gapWords, measureWords, processLines, shortValueWords, evidenceLabels as t } from '../evidence/labels.fr.ts'
import type { QuestionEvidence, ScopedEvidence } from '../evidence/queries.server.ts'
import { isUnmeasured } from '../evidence/results.ts'
import styles from './evidence.module.css'

/** « figé le 12 septembre 2028 » ; « calculé aujourd’hui ». */
export const SealWords = ({ seal }: Pick<ScopedEvidence, 'seal'>) => (
  <span className={styles.seal}>{seal ? t.frozenOn(parisDay(new Date(seal.at)), '') : t.computedOn}</span>
)

/** The curve of an objective; without a value, what is not known is said. */
export function ObjectiveFigure({ objective }: { readonly objective: ObjectiveResult }) {
  const { points, target, lastWords } = objective
  if (points.length === 0) return <p className="muted">{lastWords ? `Dernière valeur : ${lastWords}.` : t.noValue}</p>
  return (
    <>
      <ResultLineFigure
        spec={{
          title: measureWords(objective),
          points,
          target: target?.year ? { year: target.year, value: target.value } : null,
          gap: gapWords(objective) || null,
          format: (value) => shortValueWords(objective, value),
        }}
      />
      {isUnmeasured(objective) && <p className="fine">{t.notSince}</p>}
    </>
  )
}

/** Two numbers a line, the found one at its end. */
export const ProcessTable = ({ process }: { readonly process: ProcessEvidence }) => (
  <table className={styles.lines}>
    <caption className="visually-hidden">Le processus : actions, dates, décisions, présences, moyens</caption>
    <thead className="visually-hidden">
      <tr>
        <th scope="col">Élément</th>
        <th scope="col">Constaté</th>
      </tr>
    </thead>
    <tbody>
      {processLines(process).map(({ what, found }) => (
        <tr key={what}>
          <th scope="row">{what}</th>
          <td>{found}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** The two cards of the page of a question; the first objective is drawn, the others are a link away. */
export function EvidenceCards({ ctgId, evaluationId, questionId, scoped, mayFreeze }: QuestionEvidence) {
  const all = `/ctg/${ctgId}/evaluation/${evaluationId}/elements?question=${questionId}`
  if (!scoped)
    return (
      <Card title={t.title}>
        <EmptyState action={<Link to={`${all}&calcul=aujourdhui`}>{t.seeToday}</Link>}>
          {mayFreeze ? `${t.notFrozen} Calculez-les, puis figez-les avant de juger.` : t.notFrozen}
        </EmptyState>
      </Card>
    )
  const { evidence, seal } = scoped
  const [first, ...others] = evidence.result.objectives
  const [word] = evidence.word.testimonies
  const count = countElements(evidence)
  return (
    <div className={styles.pair}>
      <Card title={t.result} aside={<SealWords seal={seal} />} note={first && measureWords(first)}>
        {first ? <ObjectiveFigure objective={first} /> : <p className="muted">{t.noObjective}</p>}
        {others.length > 0 && (
          <p>
            <Link to={all}>{`Et ${others.length} ${others.length === 1 ? 'autre objectif' : 'autres objectifs'}`}</Link>
          </p>
        )}
      </Card>
      <Card title={t.process} aside={<SealWords seal={seal} />} content="tight">
        <ProcessTable process={evidence.process} />
        {word && (
          <blockquote className={styles.quote}>
            <p>{`« ${word.text} »`}</p>
            <footer>{atStart(word.source)}</footer>
          </blockquote>
        )}
        <p>
          <Link to={all}>{t.seeAll(count)}</Link>
        </p>
      </Card>
    </div>
  )
}

/** Lines counted, objectives, words and documents. */
export const countElements = ({ process, result, word, document }: ScopedEvidence['evidence']): number =>
  processLines(process).length +
  result.objectives.length +
  word.testimonies.length +
  word.surveys.length +
  document.files.length

/** Objectives one under the other, each with its curve. */
export const ObjectiveFigures = ({ objectives }: { readonly objectives: readonly ObjectiveResult[] }) =>
  objectives.map((objective) => (
    <Fragment key={objective.id}>
      <h3>{`${objective.code} ${objective.title}`.trim()}</h3>
      <p className="fine">{measureWords(objective)}</p>
      <ObjectiveFigure objective={objective} />
      {objective.references.length > 0 && (
        <p className="fine">
          {`Ailleurs : ${objective.references.map(({ name, year, words }) => `${name} ${words} en ${year}`).join(' ; ')}.`}
        </p>
      )}
    </Fragment>
  ))
