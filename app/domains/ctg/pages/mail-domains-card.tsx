/** Mail domains open in this CTG: who opened them, for which party; opened and closed by the coordination. Rules: docs/rules/ctg.md §10. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { mailDomainWords as t } from '../labels.fr.ts'
import type { MembersPageData } from '../page-queries.server.ts'

type Props = Pick<MembersPageData, 'mailDomains' | 'parties' | 'ownPartyId' | 'mayTakeBack'> & {
  readonly provider: string
}

export const MailDomainsCard = ({ mailDomains, parties, ownPartyId, mayTakeBack, provider }: Props) => (
  <Card title={t.title} id="domaines" note={t.note(provider || 'le fournisseur d’identité')} content="tight">
    <DataTable
      rows={mailDomains}
      empty={t.none}
      columns={[
        { header: 'Domaine', cell: ({ domain }) => domain },
        { header: 'Partie', cell: ({ partyId }) => parties.find(({ id }) => id === partyId)?.name },
        {
          header: 'Ouvert',
          isNote: true,
          cell: ({ openedAt, openedBy }) => `par ${openedBy}, le ${formatDay(parisDay(openedAt))}`,
        },
        ...(mayTakeBack ? [closeColumn] : []),
      ]}
    />
    {ownPartyId !== null && (
      <CommandForm intent="open-mail-domain" submit={t.open} submitLook="plain" values={{ partyId: ownPartyId }}>
        <TextField name="domain" label={t.label} hint={t.hint} autoComplete="off" width={32} isRequired />
      </CommandForm>
    )}
  </Card>
)

const closeColumn = {
  header: 'Fermer',
  isHeaderHidden: true,
  cell: ({ id, domain }: MembersPageData['mailDomains'][number]) => (
    <CommandForm intent="close-mail-domain" isInline about={{ mailDomainId: id }}>
      <SubmitButton look="plain" isSmall label={`${t.close} : ${domain}`}>
        {t.close}
      </SubmitButton>
    </CommandForm>
  ),
}
