/** My account: name, password, open sessions, mandates. */
import type { ReactNode } from 'react'
import type { PartyKind, Role } from '#app/kernel/actor.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { KeptWordsCard } from '#app/ui/kept-words.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { deviceName, passwordAnswers, sessionsNote } from '../labels.fr.ts'
import type { AccountPageData } from '../queries.server.ts'
import { SignOutForm } from './sign-out-form.tsx'

type Mandate = {
  readonly id: string
  readonly ctgId: string
  readonly ctgName: string
  readonly partyName: string
  readonly partyKind: PartyKind
  readonly role: Role
  readonly functionTitle: string
  readonly until: string | null
  readonly isRunning: boolean
}

type Props = AccountPageData & {
  readonly mandates: readonly Mandate[]
  readonly secondFactor: ReactNode
  /** Letters one may refuse: told by the slice that writes them. */
  readonly letters: ReactNode
}

export const AccountPage = ({ person, sessions, isAdministrator, mandates, secondFactor, letters }: Props) => (
  <Page title="Mon compte" lead={person.email}>
    <Card title="Votre nom" note="Ce que vous avez déjà écrit garde le nom d’alors.">
      <CommandForm intent="rename" submit="Enregistrer" submitLabel="Enregistrer votre nom">
        <TextField name="name" label="Prénom et nom" defaultValue={person.name} autoComplete="name" isRequired />
      </CommandForm>
    </Card>
    <PasswordCard hasPassword={person.hasPassword === true} />
    {secondFactor}
    <SessionsCard sessions={sessions} isAdministrator={isAdministrator} />
    <MandatesCard mandates={mandates} />
    {letters}
    <KeptWordsCard />
    <SignOutForm />
  </Page>
)

const PasswordCard = ({ hasPassword }: { readonly hasPassword: boolean }) => (
  <Card title="Mot de passe">
    {hasPassword ? (
      <CommandForm intent="change-password" submit="Changer le mot de passe">
        <TextField
          name="currentPassword"
          label="Mot de passe actuel"
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <TextField
          name="newPassword"
          label="Nouveau mot de passe"
          hint={passwordAnswers.hint}
          type="password"
          autoComplete="new-password"
          isRequired
        />
        <TextField
          name="repeatedPassword"
          label="Nouveau mot de passe, une seconde fois"
          type="password"
          autoComplete="new-password"
          isRequired
        />
      </CommandForm>
    ) : (
      <p>
        Vous vous connectez par un lien envoyé à votre adresse. <Link to="/mot-de-passe">Choisir un mot de passe</Link>
      </p>
    )}
  </Card>
)

const SessionsCard = ({ sessions, isAdministrator }: Pick<Props, 'sessions' | 'isAdministrator'>) => (
  <Card title="Sessions ouvertes" note={sessionsNote(isAdministrator)}>
    <DataTable
      rows={sessions}
      empty="Aucune autre session n’est ouverte."
      columns={[
        {
          header: 'Appareil',
          cell: ({ userAgent, isCurrent }) => (
            <>
              {deviceName(userAgent)} {isCurrent && <Chip tone="ok">cette session</Chip>}
            </>
          ),
        },
        { header: 'Ouverte le', isNote: true, cell: ({ createdAt }) => formatInstant(createdAt) },
        { header: 'Dernier usage', isNote: true, cell: ({ updatedAt }) => formatInstant(updatedAt) },
        { header: 'Fin au plus tard', isNote: true, cell: (session) => formatInstant(session.lastInstant) },
        {
          header: 'Fermer',
          isHeaderHidden: true,
          cell: ({ id, userAgent, createdAt }) => (
            <CommandForm intent="revoke-session" isInline about={{ sessionId: id }}>
              <SubmitButton
                look="plain"
                isSmall
                // Two of one browser may be opened within a minute: a number tells them apart.
                label={`Fermer la session ${sessions.findIndex((one) => one.id === id) + 1}, ${deviceName(userAgent)}, ouverte le ${formatInstant(createdAt)}`}
              >
                Fermer
              </SubmitButton>
            </CommandForm>
          ),
        },
      ]}
    />
  </Card>
)

const MandatesCard = ({ mandates }: Pick<Props, 'mandates'>) => (
  <Card title="Vos mandats" note="La coordination de chaque CTG les donne et les change.">
    <DataTable
      rows={mandates}
      empty="Vous n’avez pas encore de mandat : créez une CTG, ou attendez une invitation."
      columns={[
        {
          header: 'CTG',
          cell: ({ ctgId, ctgName, isRunning }) => (isRunning ? <Link to={`/ctg/${ctgId}`}>{ctgName}</Link> : ctgName),
        },
        {
          header: 'Vous agissez pour',
          cell: ({ partyName, partyKind }) => <Chip tone={partyKind}>{partyName}</Chip>,
        },
        { header: 'Rôle', cell: ({ role }) => roleNames[role] },
        { header: 'Fonction', cell: ({ functionTitle }) => functionTitle },
        {
          header: 'Jusqu’au',
          isNote: true,
          cell: ({ until, isRunning }) => {
            if (!until) return 'sans limite'
            return isRunning ? formatDay(until) : `terminé le ${formatDay(until)}`
          },
        },
      ]}
    />
  </Card>
)
