/** What is recommended of the objectives and actions a question looks at: in common, or each party beside the others. */
import { ofParty } from '#app/kernel/french.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Advice, adviceKinds, type Target } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { QuestionPageData } from '../queries.server.ts'
import styles from './evaluation.module.css'

export const QuestionAdviceCard = (page: QuestionPageData) => {
  const { evaluation, question } = page
  return (
    <Card
      title="Recommandation"
      aside={<Link to={`/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}/recommandations`}>Toutes</Link>}
      note="Préremplit la CTG qui suit."
    >
      {question.targets.length === 0 && (
        <p>
          Cette question ne regarde aucun objectif ni aucune action : reliez-la, ou recommandez sur la page de toutes.
        </p>
      )}
      {question.targets.map((target) => (
        <section key={target.id} className={styles.advice} aria-label={target.title}>
          <h3>
            <TargetName page={page} target={target} />
          </h3>
          <TargetAdvice page={page} target={target} />
        </section>
      ))}
    </Card>
  )
}

type Props = { readonly page: QuestionPageData; readonly target: Target }

const TargetName = ({ page: { evaluation, objectiveCodes }, target }: Props) => {
  const path = target.on === 'objective' ? 'objectifs' : 'actions'
  return (
    <Link to={`/ctg/${evaluation.ctgId}/${path}/${target.id}`}>
      {target.on === 'objective' ? `Objectif ${objectiveCodes[target.id] ?? ''}, ` : 'Action : '}
      {target.title}
    </Link>
  )
}

function TargetAdvice({ page, target }: Props) {
  const { evaluation, acting, may } = page
  const targetAdvice = evaluation.advice.filter(({ id }) => id === target.id)
  const common = targetAdvice.find(({ party }) => party === null)
  const own = targetAdvice.find(({ party }) => party !== null && party.partyId === acting?.id)
  return (
    <>
      {targetAdvice.length === 0 && (
        <p className="fine">
          {evaluation.stage === 'frozen' ? 'Rien n’est recommandé.' : 'Rien n’est encore recommandé.'}
        </p>
      )}
      {targetAdvice.map((one) => (
        <p key={one.adviceId}>
          <strong>
            {one.party?.name ?? 'En commun'} : {t.advice[one.advice]}.
          </strong>{' '}
          {one.reason}
        </p>
      ))}
      {may.recommend && (
        <AdviceForm
          evaluationId={evaluation.id}
          target={target}
          saved={common}
          partyId={null}
          summary={common ? 'Changer ce qui est recommandé en commun' : 'Recommander en commun'}
        />
      )}
      {may.recommendForParty && acting && (
        <AdviceForm
          evaluationId={evaluation.id}
          target={target}
          saved={own}
          partyId={acting.id}
          summary={`Recommander au seul nom ${ofParty(acting.shortName)}`}
        />
      )}
    </>
  )
}

type FormProps = {
  readonly evaluationId: string
  readonly target: Target
  readonly saved: Advice | undefined
  readonly partyId: string | null
  readonly summary: string
}

const AdviceForm = ({ evaluationId, target: { id }, saved, partyId, summary }: FormProps) => {
  const subject = `${id}-${partyId ?? 'common'}`
  return (
    <FoldedForm summary={summary} intent="recommend" subject={subject}>
      <input type="hidden" name="evaluationId" value={evaluationId} />
      <input type="hidden" name="partyId" value={partyId ?? ''} />
      <input type="hidden" name={`version-${id}`} value={saved?.version ?? 0} />
      <RadioGroup
        name={`advice-${id}`}
        label="Recommandation"
        isInline
        defaultValue={saved?.advice ?? ''}
        choices={[...adviceKinds.map((value) => ({ value, label: t.advice[value] })), { value: '', label: 'aucune' }]}
      />
      <TextArea name={`reason-${id}`} label="Raison" defaultValue={saved?.reason} rows={3} maxLength={2000} />
      <FormActions>
        <SubmitButton>
          Enregistrer<span className="visually-hidden"> : {summary}</span>
        </SubmitButton>
      </FormActions>
    </FoldedForm>
  )
}
