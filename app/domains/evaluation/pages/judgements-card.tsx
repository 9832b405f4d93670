/** The judgement of each party, under its colour, with its reasons: side by side, never averaged. */
import { parisDay } from '#app/kernel/calendar.ts'
import { ofParty } from '#app/kernel/french.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type EvaluationParty, type Judgement, type Level, levels } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { QuestionPageData } from '../queries.server.ts'
import styles from './evaluation.module.css'

const mostEmptyColumns = 4

/** @param draftReasons words of a workshop that the party takes up */
export function JudgementsCard(page: QuestionPageData & { readonly draftReasons?: string | undefined }) {
  const { evaluation, question } = page
  const others = question.judgements.filter(
    ({ partyId }) => !evaluation.judges.some((judge) => judge.partyId === partyId),
  )
  const parties: readonly EvaluationParty[] = [...evaluation.judges, ...others]
  const hasJudged = ({ partyId }: EvaluationParty) => question.judgements.some((one) => one.partyId === partyId)
  // Fifteen parties: those that said nothing are one sentence, not fourteen empty columns.
  const columns = parties.length > mostEmptyColumns ? parties.filter(hasJudged) : parties
  const silent = parties.filter((party) => !columns.includes(party))
  return (
    <Card
      title="Le jugement de chaque partie"
      aside={<span className="fine">Côte à côte, sans moyenne. Quatre niveaux, ou « non jugé ».</span>}
    >
      {parties.length === 0 ? (
        <EmptyState>Aucune partie n’est appelée à juger : la note de cadrage le dit.</EmptyState>
      ) : (
        <div className={styles.judgements}>
          {columns.map((party) => (
            <JudgementColumn
              key={party.partyId}
              party={party}
              judgement={question.judgements.find(({ partyId }) => partyId === party.partyId)}
            />
          ))}
        </div>
      )}
      {silent.length > 0 && <p className="fine">{t.noAnswerOf(silent.map(({ name }) => name))}</p>}
      {evaluation.stage === 'collecting' && (
        <p className="fine">Les jugements s’ouvrent une fois les éléments réunis.</p>
      )}
      <JudgementForm {...page} />
    </Card>
  )
}

/** How many segments are full: none for what is not judged. */
const segmentsOf: Record<Level, number> = { 'not-reached': 1, partly: 2, rather: 3, reached: 4, 'not-judged': 0 }

type ColumnProps = { readonly party: EvaluationParty; readonly judgement: Judgement | undefined }

const JudgementColumn = ({ party, judgement }: ColumnProps) => (
  <article className={classNames(styles.judgement, styles[party.kind])}>
    <h3>{party.name}</h3>
    <div className={styles.segments} aria-hidden="true">
      {[1, 2, 3, 4].map((place) => (
        <span
          key={place}
          className={classNames(styles.segment, judgement && place <= segmentsOf[judgement.level] && styles.isFull)}
        />
      ))}
    </div>
    <p className={styles.level}>{judgement ? t.level[judgement.level] : t.noAnswer}</p>
    {judgement && (
      <>
        <p className={styles.words}>{judgement.reasons}</p>
        <p className="fine">{t.judgedOn(judgement.writtenBy, parisDay(new Date(judgement.writtenAt)))}</p>
        {judgement.before.length > 0 && (
          <Disclosure summary={t.corrections(judgement.before.length)}>
            <ul>
              {judgement.before.map(({ level, reasons, writtenBy, writtenAt }) => (
                <li key={writtenAt}>
                  <strong>{t.level[level]}</strong> : {reasons}{' '}
                  <span className="fine">{t.judgedOn(writtenBy, parisDay(new Date(writtenAt)))}</span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </>
    )}
  </article>
)

type FormProps = QuestionPageData & { readonly draftReasons?: string | undefined }

function JudgementForm({ question, acting, may, draftReasons }: FormProps) {
  if (!may.judge || !acting) return null
  const own = question.judgements.find(({ partyId }) => partyId === acting.id)
  return (
    <FoldedForm
      id="juger"
      summary={own ? `Corriger le jugement ${ofParty(acting.shortName)}` : `Juger au nom ${ofParty(acting.shortName)}`}
      isOpen={own === undefined || draftReasons !== undefined}
      intent="judge-question"
      submit={own ? 'Corriger le jugement' : 'Enregistrer le jugement'}
      values={{ questionId: question.id, partyId: acting.id, lastNumber: own?.number ?? '' }}
    >
      <RadioGroup
        name="level"
        label="Votre partie juge l’objet de cette question"
        isRequired
        isInline
        defaultValue={own?.level}
        choices={levels.map((value) => ({ value, label: t.level[value] }))}
      />
      <TextArea
        name="reasons"
        label="Raisons"
        isRequired
        hint="Sur quoi vous vous appuyez ; aussi quand vous préférez ne pas juger."
        key={draftReasons}
        defaultValue={draftReasons ?? own?.reasons}
        maxLength={3000}
      />
    </FoldedForm>
  )
}
