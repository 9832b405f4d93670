/** What an action, or one of its steps, waits for: one line each with its button, and a form to add. Rules: docs/rules/plan.md §11.7. */
import { SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import type { getEditActionPage } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { ConflictChip } from './dependencies-card.tsx'

type Props = Pick<Awaited<ReturnType<typeof getEditActionPage>>, 'sheet' | 'dependencies' | 'awaitable'>

export const DependencyForms = ({ sheet, dependencies, awaitable }: Props) => (
  <Card
    title="Dépendances"
    id="dependances"
    note="Ce que l’action, ou une de ses étapes, attend avant de commencer. Des dates qui se contredisent sont dites, jamais interdites."
    content="tight"
  >
    {dependencies.map(({ id, waiting, awaited, conflict }) => (
      <CommandForm key={id} intent="remove-dependency" version={sheet.version} about={{ dependencyId: id }}>
        <Row isSpread>
          <span>
            {waiting.stepTitle === null ? 'L’action' : `L’étape « ${waiting.stepTitle} »`} ne peut commencer avant la
            fin de {s.endOn(sheet.id, awaited)} <ConflictChip conflict={conflict} />
          </span>
          <SubmitButton look="danger" isSmall label={`Retirer cette dépendance : ${s.endOn(sheet.id, awaited)}`}>
            Retirer
          </SubmitButton>
        </Row>
      </CommandForm>
    ))}
    <FoldedForm
      summary="Ajouter une dépendance"
      intent="add-dependency"
      version={sheet.version}
      submit="Ajouter la dépendance"
      submitLook="plain"
    >
      {sheet.steps.length > 0 && (
        <SelectField
          name="stepId"
          label="Ce qui attend"
          emptyLabel="Toute l’action"
          options={sheet.steps.map(({ id, title }) => ({ value: id, label: `L’étape « ${title} »` }))}
        />
      )}
      <SelectField
        name="after"
        label="Ne peut commencer avant la fin de"
        emptyLabel="Choisir…"
        isRequired
        options={awaitable.map((action) => ({
          label: `${action.code} ${action.title}`,
          options: [
            ...(action.id === sheet.id ? [] : [{ value: action.id, label: `Toute l’action ${action.code}` }]),
            ...action.steps.map(({ id, title }) => ({
              value: `${action.id}.${id}`,
              label: `${action.code}, étape « ${title} »`,
            })),
          ],
        }))}
      />
    </FoldedForm>
  </Card>
)
