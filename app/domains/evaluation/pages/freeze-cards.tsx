/** What freezes: the framing note by a decision, then the evaluation whole. What is missing is said first, and kept with it. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formatDay, shorten } from '#app/kernel/format.ts'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { evaluationRefusals, evaluationLabels as t } from '../labels.fr.ts'
import type { EvaluationPageData } from '../queries.server.ts'

const decisionOptions = ({ decisions }: EvaluationPageData) =>
  decisions.map(({ id, number, text, decidedOn }) => ({
    value: id,
    label: `${decisionReference({ number, decidedOn })}, ${formatDay(decidedOn)} : ${shorten(text, 70)}`,
  }))

export const FreezeFramingCard = (page: EvaluationPageData) => (
  <Card
    title="Figer la note de cadrage"
    note="Par une décision du comité de pilotage : les questions et les conditions ne changent plus avant de juger."
    id="figer"
  >
    {page.framingRefusal !== null ? (
      <Notice tone="warn">{evaluationRefusals[`evaluation.${page.framingRefusal}`]}</Notice>
    ) : page.decisions.length === 0 ? (
      <p>
        Enregistrez d’abord la décision, <Link to={`/ctg/${page.evaluation.ctgId}/reunions`}>dans la réunion</Link> où
        elle a été prise.
      </p>
    ) : (
      <CommandForm intent="freeze-framing" submit="Figer la note de cadrage">
        <SelectField
          name="decisionId"
          label="Décision"
          isRequired
          emptyLabel="Choisir la décision…"
          options={decisionOptions(page)}
        />
        {page.missing.length > 0 && <p className="fine">Ce qui manque est gardé avec la note figée.</p>}
      </CommandForm>
    )}
  </Card>
)

export const FreezeCard = (page: EvaluationPageData) => (
  <Card
    title="Figer l’évaluation"
    note="Questions, éléments, jugements, recommandations et limites restent tels quels, quoi qu’il arrive ensuite aux sources."
    id="figer"
  >
    {page.freezeRefusal !== null ? (
      <Notice tone="warn">
        <p>
          {evaluationRefusals[`evaluation.${page.freezeRefusal}`]} <Link to="#limites">Écrire les limites</Link>
        </p>
      </Notice>
    ) : (
      <Stack isTight>
        {page.missing.length > 0 && <p>Ce qui manque sera gardé avec elle.</p>}
        <CommandForm intent="freeze-evaluation">
          <SelectField
            name="decisionId"
            label="Décision qui la valide"
            hint={t.validatedBy}
            emptyLabel="Aucune pour l’instant"
            options={decisionOptions(page)}
          />
          <FormActions>
            <SubmitButton sendingLabel="Évaluation figée, un instant…">Figer l’évaluation</SubmitButton>
          </FormActions>
        </CommandForm>
      </Stack>
    )}
  </Card>
)
