/** The legal notice: of one page, and of the instance for those that do not say it. Pure. Rules: docs/rules/portal.md §7. */
import { formatList } from '#app/kernel/format.ts'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { portalLabels as t } from '../labels.fr.ts'
import { type LegalField, type LegalNotice, legalFields } from '../portal.ts'

const hints: Partial<Record<LegalField, string>> = {
  name: 'Qui édite la page.',
  director: 'La personne qui répond de ce qui est publié.',
  host: 'Nom, adresse et téléphone de qui héberge le site.',
  contact: 'Adresse électronique ou formulaire.',
}

const Fields = ({ legal }: { readonly legal: LegalNotice }) =>
  legalFields.map((field) => (
    <TextField
      key={field}
      name={field}
      label={t.legal[field]}
      hint={hints[field]}
      defaultValue={legal[field] ?? ''}
      maxLength={200}
    />
  ))

type CardProps = { readonly own: LegalNotice; readonly missing: readonly LegalField[] }

export const LegalCard = ({ own, missing }: CardProps) => (
  <Card title="Mentions légales" note="Ce que vous laissez vide est celui de l’instance." content="tight">
    <p>
      {missing.length === 0
        ? 'Elles sont complètes.'
        : `Il manque : ${formatList(missing.map((field) => t.legal[field].toLocaleLowerCase('fr')))}. La loi les demande sur un site public.`}
    </p>
    <FoldedForm
      summary="Écrire les mentions"
      intent="set-portal-legal"
      submit="Enregistrer les mentions"
      sendingLabel="Enregistrement…"
    >
      <Fields legal={own} />
    </FoldedForm>
  </Card>
)

export const InstanceLegalPage = ({ legal }: { readonly legal: LegalNotice }) => (
  <Page title="Mentions légales" lead="Celles des pages publiques qui n’écrivent pas les leurs.">
    <Card>
      <CommandForm intent="set-instance-legal" submit="Enregistrer" sendingLabel="Enregistrement…">
        <Fields legal={legal} />
      </CommandForm>
    </Card>
  </Page>
)
