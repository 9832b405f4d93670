/** Identities tied to my account by the identity provider, and how to tie one. Rules: docs/rules/accounts.md §12. */
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { identityWords as t } from '../identity-labels.fr.ts'
import type { TiedIdentity } from '../queries.server.ts'

type Props = {
  /** Null where there is none any more: what was tied stays, and is untied. */
  readonly provider: string | null
  readonly identities: readonly TiedIdentity[]
}

export const IdentitiesCard = ({ provider, identities }: Props) => (
  <Card title={provider ?? t.former} id="entrer" note={t.cardNote(provider ?? t.former)} content="tight">
    <DataTable
      caption={t.cardCaption(provider ?? t.former)}
      rows={identities}
      rowKey={({ issuer, subject }) => issuer + subject}
      empty={t.noneTied(provider ?? t.former)}
      columns={[
        { header: 'Adresse', cell: ({ email }) => email },
        {
          header: 'Organisme',
          cell: ({ organisation, siret }) => [organisation, siret && `SIRET ${siret}`].filter(Boolean).join(', '),
        },
        { header: 'Dernière entrée', isNote: true, cell: ({ enteredAt }) => formatInstant(enteredAt) },
        {
          header: 'Retirer',
          isHeaderHidden: true,
          cell: ({ issuer, subject, email }) => (
            <CommandForm intent="untie-identity" subject={subject} isInline values={{ issuer, identity: subject }}>
              <SubmitButton look="plain" isSmall label={`Retirer l’identité ${email}`}>
                Retirer
              </SubmitButton>
            </CommandForm>
          ),
        },
      ]}
    />
    {provider !== null && (
      <FormActions>
        <LinkButton to="/connexion/fournisseur/aller?retour=%2Fcompte" isWholePage>
          {t.tieFromAccount(provider)}
        </LinkButton>
      </FormActions>
    )}
  </Card>
)
