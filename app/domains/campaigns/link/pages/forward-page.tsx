/** Passing the question to a colleague: name, address, and who will know. */
import { LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { linkLabels as t } from '../labels.fr.ts'
import type { ForwardPageData } from '../queries.server.ts'

export const ForwardPage = ({ about, linkTo }: ForwardPageData & { readonly linkTo: string }) => (
  <Page title="Transmettre à un collègue" lead={t.forwarding(about.actionCount, about.ctgName)}>
    <Card>
      <CommandForm intent="forward-link">
        <TextField name="name" label="Son prénom et son nom" isRequired maxLength={200} autoComplete="off" />
        <TextField
          name="email"
          label="Son adresse électronique"
          type="email"
          isRequired
          maxLength={254}
          autoComplete="off"
        />
        <p>
          <OrdinalText text={t.forwarded(about.onBehalfOf || about.holderName, about.lastDay)} />
        </p>
        <FormActions>
          <SubmitButton sendingLabel="Envoi…">Transmettre</SubmitButton>
          <LinkButton to={linkTo}>Annuler</LinkButton>
        </FormActions>
      </CommandForm>
    </Card>
  </Page>
)
