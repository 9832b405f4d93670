/** Beside the questions of an evaluation: what is missing, limits, framing, who comes from outside, recommendations. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Missing, outcomes } from '../evaluation.ts'
import { adviceKinds, linesOf } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { EvaluationPageData } from '../queries.server.ts'

export const MissingList = ({ missing }: { readonly missing: readonly Missing[] }) => (
  <List of={missing}>{(item) => t.missing(item)}</List>
)

export function MissingCard({ evaluation, missing, frozenMissing }: EvaluationPageData) {
  const isFrozen = evaluation.stage === 'frozen'
  const shown = isFrozen ? frozenMissing : missing
  if (shown.length === 0) return null
  return (
    <Card
      title={isFrozen ? 'Ce qui manquait' : 'Ce qui manque'}
      note={isFrozen ? 'Gardé avec l’évaluation figée.' : 'Trame le dit, et ne l’interdit pas.'}
    >
      <MissingList missing={shown} />
    </Card>
  )
}

/** What a mid-term evaluation does not ask: said, and left to the final one. */
export const LeftCard = ({ evaluation, left }: EvaluationPageData) =>
  left.length > 0 && (
    <Card title={evaluation.stage === 'frozen' ? t.left.frozenTitle : t.left.title} note={t.left.note}>
      <MissingList missing={left} />
    </Card>
  )

export const LimitsCard = ({ evaluation, may }: EvaluationPageData) => {
  const limits = linesOf(evaluation.framing.limits)
  return (
    <Card title="Biais et limites" aside={<span className="fine">obligatoires</span>} id="limites">
      {limits.length === 0 ? (
        <p>Aucune limite n’est écrite : sans elles, le rapport est refusé.</p>
      ) : (
        <List of={limits} />
      )}
      {may.writeLimits && (
        <FoldedForm
          summary="Écrire les limites"
          intent="write-limits"
          version={evaluation.version}
          submit="Enregistrer les limites"
        >
          <TextArea
            name="limits"
            label={t.framing.limits.name}
            hint={t.framing.limits.hint}
            defaultValue={evaluation.framing.limits}
            maxLength={5000}
            rows={6}
          />
        </FoldedForm>
      )}
    </Card>
  )
}

export const FramingCard = ({ evaluation, may, framedMissing }: EvaluationPageData) => {
  const { ctgId, id, framed, judges } = evaluation
  return (
    <Card title="Note de cadrage" content="tight">
      <p>
        {framed === null
          ? 'Pas encore figée par une décision.'
          : `Figée le ${formatDay(parisDay(new Date(framed.frozenAt)))} par ${framed.frozenBy}, sur la ${t.decided(framed)}.`}
      </p>
      {framed?.decision && (
        <p>
          <Link to={`/ctg/${ctgId}/decisions/${framed.decision.id}`}>Lire la décision</Link>
        </p>
      )}
      {framedMissing.length > 0 && (
        <>
          <p>Figée malgré :</p>
          <MissingList missing={framedMissing} />
        </>
      )}
      <p>
        {judges.length === 0
          ? 'Aucune partie n’est appelée à juger.'
          : `Jugent : ${judges.map(({ shortName }) => shortName).join(', ')}.`}
      </p>
      <p>
        <Link to={`/ctg/${ctgId}/evaluation/${id}/cadrage`}>Lire la note de cadrage</Link>
      </p>
      {may.lead && evaluation.stage === 'collecting' && (
        <CommandForm intent="move-evaluation" isInline about={{ stage: 'framing' }}>
          <SubmitButton look="plain" isSmall>
            Rouvrir le cadrage
          </SubmitButton>
        </CommandForm>
      )}
    </Card>
  )
}

export function EvaluatorsCard({ evaluation, candidates, may }: EvaluationPageData) {
  const { ctgId, evaluators } = evaluation
  if (evaluators.length === 0 && !may.lead) return null
  return (
    <Card
      title="Évaluation extérieure"
      note="Qui vient de l’extérieur lit la CTG et écrit ici, jusqu’à sa date ; il ne juge pour aucune partie."
    >
      {evaluators.length > 0 && (
        <ul>
          {evaluators.map(({ memberId, name, until }) => (
            <li key={memberId}>
              {name}
              {until !== null && `, jusqu’au ${formatDay(until)}`}
            </li>
          ))}
        </ul>
      )}
      {may.lead &&
        (candidates.length === 0 ? (
          <p>
            <Link to={`/ctg/${ctgId}/membres`}>Invitez d’abord la personne</Link> avec le rôle « évaluation extérieure »
            et une date de fin.
          </p>
        ) : (
          <CommandForm intent="invite-evaluators" submit="Enregistrer" submitLook="plain">
            <CheckboxGroup
              name="memberIds"
              label="Écrivent dans cette évaluation"
              defaultValues={evaluators.map(({ memberId }) => memberId)}
              choices={candidates.map(({ id, name, functionTitle, until }) => ({
                value: id,
                label: name,
                hint: `${functionTitle}${until === null ? '' : `, jusqu’au ${formatDay(until)}`}`,
              }))}
            />
          </CommandForm>
        ))}
    </Card>
  )
}

type AdviceProps = {
  readonly evaluation: Pick<EvaluationPageData['evaluation'], 'ctgId' | 'id' | 'advice' | 'stage'>
  readonly may: Pick<EvaluationPageData['may'], 'recommend'>
}

export const AdviceCard = ({ evaluation, may }: AdviceProps) => {
  const { ctgId, id, advice } = evaluation
  const results = outcomes(advice)
  return (
    <Card
      title="Recommandations"
      note="Par objectif et par action ; elles préremplissent la CTG qui suit."
      content="tight"
    >
      {results.length === 0 ? (
        <p>Aucune recommandation{evaluation.stage === 'frozen' ? '.' : ' pour l’instant.'}</p>
      ) : (
        <ul>
          {adviceKinds.map((kind) => (
            <li key={kind}>{t.adviceCount(kind, results.filter((one) => one.advice === kind).length)}</li>
          ))}
          {results.some((one) => one.advice === null) && (
            <li>
              {formatCount(results.filter((one) => one.advice === null).length, 'recommandation')} côte à côte, sans
              accord
            </li>
          )}
        </ul>
      )}
      {(may.recommend || results.length > 0) && (
        <Row>
          <Link to={`/ctg/${ctgId}/evaluation/${id}/recommandations`}>
            {may.recommend ? 'Recommander, objectif par objectif' : 'Lire chaque recommandation'}
          </Link>
        </Row>
      )}
    </Card>
  )
}

export const RemoveCard = () => (
  <Card title="Retirer cette évaluation" note="Tant qu’aucune décision ne l’a cadrée.">
    <CommandForm intent="remove-evaluation" isInline submit="Retirer l’évaluation" submitLook="danger" isSmall />
  </Card>
)
