/** One point: what it asks, what answers it and why, what is aside; the coordination ties and puts aside. Rules: docs/rules/sppe.md §3. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import type { Thing } from '#app/things/find-things.server.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { sppeLabels as t } from '../labels.fr.ts'
import { situations } from '../point-keys.ts'
import { coverWords, lackWords, pointTitle, pointWords, referenceName } from '../point-labels.fr.ts'
import type { Answer, Point } from '../points.ts'
import type { PointPageData } from '../queries.server.ts'
import { PointList, PointMark } from './point-list.tsx'
import styles from './sppe.module.css'
import { TieForms } from './tie-forms.tsx'

type Props = {
  readonly page: PointPageData
  readonly search: { readonly words: string; readonly found: readonly Thing[] }
}

export const PointPage = ({ page, search }: Props) => {
  const { ctgId, point, points, mayWrite } = page
  return (
    <Page
      crumbs={[crumbs.convention(ctgId), { label: t.title, to: `/ctg/${ctgId}/convention/sppe` }]}
      title={pointTitle(point.key)}
      lead={pointWords[point.key].asks}
    >
      <Columns
        main={
          <>
            <Card
              title="Ce qui répond"
              aside={<PointMark point={point} />}
              note={`Trame vérifie la présence ; ${t.toAppreciate}.`}
              content="tight"
            >
              <Answers point={point} answers={point.answers} mayWrite={mayWrite} />
              {point.lacks.length > 0 && (
                <>
                  <h3>Ce qui manque</h3>
                  <List of={lackWords(point.lacks)}>{(lack) => atStart(lack)}</List>
                </>
              )}
            </Card>
            {point.key === '4c' && (
              <Card title="Les quatre situations">
                <PointList ctgId={ctgId} points={points.filter(({ key }) => situations.some((one) => one === key))} />
              </Card>
            )}
            {point.aside.length > 0 && (
              <Card title="Écarté" note="Trouvé par Trame, écarté par la coordination : ne compte pas ici.">
                <Answers point={point} answers={point.aside} mayWrite={mayWrite} />
              </Card>
            )}
          </>
        }
        aside={mayWrite && <TieForms point={point} search={search} />}
      />
    </Page>
  )
}

type AnswersProps = { readonly point: Point; readonly answers: readonly Answer[]; readonly mayWrite: boolean }

/** What the four situations found is put aside on the page of each. */
function Answers({ point, answers, mayWrite }: AnswersProps) {
  if (answers.length === 0) return <EmptyState>Rien ne répond encore à ce point.</EmptyState>
  return (
    <ul className="plain-list">
      {answers.map((answer) => (
        <li key={`${answer.type}-${answer.id}`}>
          <div className={styles.answer}>
            <AnswerWords answer={answer} detail={answer.details?.[point.key]} />
            {mayWrite && (answer.tie || point.key !== '4c') && <AnswerAct answer={answer} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

type WordsProps = { readonly answer: Answer; readonly detail: string | undefined }

const AnswerWords = ({ answer, detail }: WordsProps) => {
  const { title, path, note, tie } = answer
  return (
    <span>
      {atStart(referenceName(answer))} : {path === null ? title : <Link to={path}>{title}</Link>}
      {note && <span className="muted"> ({note})</span>}
      {detail && `, ${detail}`}
      <span className="small muted">
        {' '}
        –{' '}
        {tie
          ? `${coverWords[tie.cover].toLowerCase()}, dit par ${tie.tiedBy}${tie.word ? ` : ${tie.word}` : ''}`
          : 'trouvé par Trame'}
      </span>
    </span>
  )
}

/** What is found may be put aside; what a person said is taken back. Figures, services and quartiers stay: they are there. */
function AnswerAct({ answer: { type, id, title, tie } }: { readonly answer: Answer }) {
  if (tie)
    return (
      <CommandForm intent="remove-tie" isInline about={{ tieId: tie.id }}>
        <SubmitButton look="quiet" isSmall label={`${tie.cover === 'aside' ? 'Reprendre' : 'Retirer'} : ${title}`}>
          {tie.cover === 'aside' ? 'Reprendre' : 'Retirer'}
        </SubmitButton>
      </CommandForm>
    )
  if (type !== 'action' && type !== 'finding' && type !== 'objective') return null
  return (
    <CommandForm intent="set-aside" subject={id} isInline values={{ thing: `${type}:${id}`, cover: 'aside' }}>
      <SubmitButton look="quiet" isSmall label={`Écarter : ${title}`}>
        Écarter
      </SubmitButton>
    </CommandForm>
  )
}
