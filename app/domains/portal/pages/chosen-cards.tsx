/** What is public by choice alone: decisions and documents, ticked one by one. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { PortalPageData } from '../queries.server.ts'

const chosenCount = (all: readonly { readonly isChosen: boolean }[]): string =>
  `${all.filter(({ isChosen }) => isChosen).length} sur ${all.length}`

export const DecisionsCard = ({ decisions }: Pick<PortalPageData, 'decisions'>) => (
  <Card
    title="Décisions rendues publiques"
    note="Aucune ne l’est d’office. Celles d’une réunion close peuvent l’être."
    aside={decisions.length > 0 && chosenCount(decisions)}
  >
    {decisions.length === 0 ? (
      <EmptyState>Aucune décision n’a encore été prise dans une réunion close.</EmptyState>
    ) : (
      <FoldedForm summary="Choisir les décisions" intent="choose-public-decisions" isWide>
        <CheckboxGroup
          name="decisionIds"
          label="Décisions publiques"
          choices={decisions.map(({ id, number, text, decidedOn }) => ({
            value: id,
            label: `N° ${number}, ${formatDay(decidedOn)} : ${text}`,
          }))}
          defaultValues={decisions.flatMap(({ id, isChosen }) => (isChosen ? [id] : []))}
        />
        <FormActions>
          <SubmitButton sendingLabel="Enregistrement…">Enregistrer ces décisions</SubmitButton>
        </FormActions>
      </FoldedForm>
    )}
  </Card>
)

export const DocumentsCard = ({ documents }: Pick<PortalPageData, 'documents'>) => (
  <Card
    title="Documents publics"
    note="Des documents figés ou signés. Relisez-les : ils portent les noms de leurs signataires."
    aside={documents.length > 0 && chosenCount(documents)}
  >
    {documents.length === 0 ? (
      <EmptyState>Aucun document figé ou signé n’est encore là.</EmptyState>
    ) : (
      <CommandForm intent="choose-public-documents" submit="Enregistrer ces documents" sendingLabel="Enregistrement…">
        <CheckboxGroup
          name="fileIds"
          label="Documents publics"
          isLabelHidden
          choices={documents.map(({ fileId, title }) => ({ value: fileId, label: title }))}
          defaultValues={documents.flatMap(({ fileId, isChosen }) => (isChosen ? [fileId] : []))}
        />
      </CommandForm>
    )}
  </Card>
)
