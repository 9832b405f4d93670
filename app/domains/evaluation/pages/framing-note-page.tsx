/** The framing note: what is evaluated, how, when, who judges, its limits and risks; and the names of the criteria. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { optionsOf, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { criteria, type Evaluation, evaluationKinds, framingFields } from '../evaluation-shape.ts'
import { criterionName, evaluationLabels as t } from '../labels.fr.ts'
import type { FramingPageData } from '../queries.server.ts'
import styles from './evaluation.module.css'

export const FramingNotePage = (page: FramingPageData) => {
  const { evaluation, may, mayRename } = page
  return (
    <Page
      crumbs={[
        crumbs.evaluation(evaluation.ctgId),
        { label: evaluation.title, to: `/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}` },
      ]}
      title="Note de cadrage"
      lead={
        evaluation.framed
          ? `Figée par la ${t.decided(evaluation.framed)}.`
          : 'Le comité de pilotage la fige par une décision, avant que rien ne soit jugé.'
      }
    >
      {may.frame ? <FramingForm {...page} /> : <FramingText evaluation={evaluation} />}
      {mayRename && <CriteriaCard evaluation={evaluation} />}
    </Page>
  )
}

const FramingForm = ({ evaluation, parties }: FramingPageData) => (
  <Card>
    <CommandForm intent="update-framing" version={evaluation.version} submit="Enregistrer la note">
      <TextField name="title" label="Titre" isRequired defaultValue={evaluation.title} maxLength={200} />
      <RadioGroup
        name="kind"
        label="Quand"
        isInline
        defaultValue={evaluation.kind}
        choices={evaluationKinds.map((value) => ({ value, label: t.newTitle[value] }))}
      />
      {framingFields.map((field) => (
        <TextArea
          key={field}
          name={field}
          label={t.framing[field].name}
          hint={t.framingHint(evaluation.kind, field)}
          isRequired={false}
          defaultValue={evaluation.framing[field]}
          maxLength={5000}
          rows={field === 'scope' || field === 'method' || field === 'limits' ? 5 : 3}
        />
      ))}
      <CheckboxGroup
        name="judgeIds"
        label="Parties appelées à juger"
        hint="Chacune juge pour elle, avec ses raisons ; les jugements restent côte à côte."
        defaultValues={evaluation.judges.map(({ partyId }) => partyId)}
        choices={optionsOf(parties)}
      />
    </CommandForm>
  </Card>
)

const FramingText = ({ evaluation }: { readonly evaluation: Evaluation }) => (
  <Card>
    <DescriptionList
      items={[
        ...framingFields.map((field) => ({
          term: t.framing[field].name,
          description: <span className={styles.words}>{evaluation.framing[field] || 'non dit'}</span>,
        })),
        {
          term: 'Parties appelées à juger',
          description: evaluation.judges.map(({ name }) => name).join(', ') || 'aucune',
        },
      ]}
    />
  </Card>
)

const CriteriaCard = ({ evaluation }: { readonly evaluation: Evaluation }) => (
  <Card title="Critères" note="Chaque question relève d’un critère ; nommez-les comme vous en parlez.">
    <FoldedForm
      summary="Renommer les critères"
      intent="rename-criteria"
      submit="Enregistrer les critères"
      submitLook="plain"
    >
      {criteria.map((key) => (
        <TextField
          key={key}
          name={key}
          label={t.criterion[key]}
          hint={t.criterionHint[key]}
          defaultValue={criterionName(evaluation, key)}
          maxLength={80}
        />
      ))}
    </FoldedForm>
  </Card>
)
