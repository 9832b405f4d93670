/** My passkeys: added, named, removed. Rules: docs/rules/accounts.md §11. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { passkeyWords as t } from '../entry-labels.fr.ts'
import type { Passkey } from '../queries.server.ts'
import { PasskeyButton } from './passkey-button.tsx'

export const PasskeysCard = ({ passkeys }: { readonly passkeys: readonly Passkey[] }) => (
  <Card title={t.title} id="cles" note={t.note} content="tight">
    <DataTable
      rows={passkeys}
      empty={t.none}
      columns={[
        { header: t.name, cell: ({ name }) => name },
        { header: 'Ajoutée', isNote: true, cell: ({ createdAt }) => formatDay(parisDay(createdAt)) },
        {
          header: 'Dernier usage',
          isNote: true,
          cell: ({ usedAt }) => (usedAt ? formatInstant(usedAt) : 'jamais'),
        },
        {
          header: 'Où elle est',
          isNote: true,
          cell: ({ isBackedUp }) => (isBackedUp ? 'copiée par votre gestionnaire' : 'sur un seul appareil'),
        },
        { header: 'Gérer', isHeaderHidden: true, cell: (passkey) => <Acts {...passkey} /> },
      ]}
    />
    <CommandForm intent="add-passkey" kept="nowhere">
      <TextField name="name" label={t.name} hint={t.nameHint} autoComplete="off" width={24} isRequired />
      <FormActions>
        <PasskeyButton use="add" label={t.add} />
      </FormActions>
    </CommandForm>
  </Card>
)

const Acts = ({ id, name }: Passkey) => (
  <Disclosure summary={`Gérer : ${name}`} forms={{ intents: ['rename-passkey', 'remove-passkey'], subject: id }}>
    <CommandForm intent="rename-passkey" about={{ passkeyId: id }}>
      <TextField name="name" label={t.newName(name)} defaultValue={name} autoComplete="off" width={24} isRequired />
      <FormActions>
        <SubmitButton look="plain" label={`Enregistrer le nom de la clé ${name}`}>
          Enregistrer
        </SubmitButton>
      </FormActions>
    </CommandForm>
    <CommandForm intent="remove-passkey" isInline about={{ passkeyId: id }}>
      <SubmitButton look="danger" isSmall label={`Retirer la clé ${name}`}>
        Retirer
      </SubmitButton>
    </CommandForm>
  </Disclosure>
)
