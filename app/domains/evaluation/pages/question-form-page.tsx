/** A question to write: its words, its criterion, on what it will be judged a success, what of the plan it looks at. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { criteria } from '../evaluation-shape.ts'
import { criterionName, evaluationRefusals, evaluationLabels as t } from '../labels.fr.ts'
import type { QuestionFormData } from '../queries.server.ts'

export const QuestionFormPage = (page: QuestionFormData) => {
  const { evaluation, question, may } = page
  return (
    <Page
      crumbs={[
        crumbs.evaluation(evaluation.ctgId),
        { label: evaluation.title, to: `/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}` },
      ]}
      title={question ? `Modifier la question ${question.position}` : 'Nouvelle question'}
    >
      {may.frame ? (
        <QuestionForm {...page} />
      ) : (
        <Notice tone="warn">
          {evaluation.stage === 'framing'
            ? 'Les questions sont écrites par la coordination, la coopération et les évaluateurs invités.'
            : evaluationRefusals[`evaluation.${evaluation.stage === 'frozen' ? 'frozen' : 'framed'}`]}
        </Notice>
      )}
      {question && may.frame && question.judgements.length === 0 && (
        <Card title="Retirer cette question" note="Avec ses conditions, tant que personne ne l’a jugée.">
          <CommandForm intent="remove-question" isInline submit="Retirer la question" submitLook="danger" isSmall />
        </Card>
      )}
    </Page>
  )
}

/** Empty rows under the conditions written already. */
const moreRows = 3

const QuestionForm = ({ evaluation, question, objectives, actions }: QuestionFormData) => {
  const chosen = (on: 'action' | 'objective') =>
    (question?.targets ?? []).filter((target) => target.on === on).map(({ id }) => id)
  const rows = [
    ...(question?.conditions ?? []).map(({ id, text }) => ({ id, text })),
    ...Array.from({ length: moreRows }, (_, index) => ({ id: `new-${index}`, text: '' })),
  ]
  return (
    <Card>
      <CommandForm intent={question ? 'update-question' : 'add-question'} version={question?.version}>
        <TextArea
          name="text"
          label="Question"
          isRequired
          hint="Une seule, à laquelle on peut répondre : « Les parents en insertion trouvent-ils plus facilement un accueil ? »"
          rows={2}
          defaultValue={question?.text}
          maxLength={300}
        />
        <RadioGroup
          name="criterion"
          label="Critère"
          isRequired
          defaultValue={question?.criterion}
          choices={criteria.map((value) => ({
            value,
            label: criterionName(evaluation, value),
            hint: t.criterionHint[value],
          }))}
        />
        <fieldset>
          <legend>On jugera réussi si…</legend>
          {rows.map(({ id, text }, index) => (
            <TextField
              key={id}
              name={`condition-${id}`}
              label={`Condition ${index + 1}`}
              defaultValue={text}
              maxLength={300}
            />
          ))}
          <p className="fine">Une condition vidée est retirée. Enregistrez pour en ajouter d’autres.</p>
        </fieldset>
        <TargetGroup
          name="objectiveIds"
          label="Objectifs regardés"
          targets={objectives}
          chosen={chosen('objective')}
          isOpen
        />
        <TargetGroup name="actionIds" label="Actions regardées" targets={actions} chosen={chosen('action')} />
        <FormActions>
          <SubmitButton>{question ? 'Enregistrer la question' : 'Ajouter la question'}</SubmitButton>
        </FormActions>
      </CommandForm>
    </Card>
  )
}

type GroupProps = {
  readonly name: string
  readonly label: string
  readonly targets: QuestionFormData['objectives']
  readonly chosen: readonly string[]
  readonly isOpen?: boolean
}

const TargetGroup = ({ name, label, targets, chosen, isOpen = false }: GroupProps) => (
  <Disclosure
    summary={`${label} : ${chosen.length} sur ${targets.length}`}
    isOpen={isOpen || chosen.length > 0}
    fields={[name]}
  >
    {targets.length === 0 ? (
      <EmptyState>Le plan n’en a pas encore.</EmptyState>
    ) : (
      <CheckboxGroup
        name={name}
        label={label}
        isLabelHidden
        defaultValues={chosen}
        choices={targets.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
      />
    )}
  </Disclosure>
)
