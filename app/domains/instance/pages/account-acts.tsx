/** The acts on one account, each explained before it is pressed; one that is refused says why. */
import { formatCount } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import type { AdministeredAccountData } from '../accounts-queries.server.ts'
import { refusalOfInvitation, refusalToClose, refusalToSetAdministration } from '../instance.ts'
import { accountLabels as t } from '../labels.fr.ts'

type Account = AdministeredAccountData['account']
type Props = { readonly account: Account }

export const AccountActs = ({ account, isOwn }: AdministeredAccountData) => (
  <Card
    title="Ce que vous pouvez faire"
    note="Chaque acte est écrit au journal de l’instance et dit à la personne par courriel."
    content="tight"
  >
    {account.closedAt === null ? (
      <>
        <InvitationAct account={account} />
        <SessionsAct account={account} />
        <AddressAct account={account} />
        <AdministrationAct account={account} />
        <ClosingAct account={account} isOwn={isOwn} />
      </>
    ) : (
      <CommandForm intent="reopen-account">
        <p>
          La personne pourra de nouveau se connecter. Les mandats terminés à la fermeture ne reviennent pas d’eux-mêmes.
        </p>
        <SubmitButton>Rouvrir le compte</SubmitButton>
      </CommandForm>
    )}
  </Card>
)

function InvitationAct({ account }: Props) {
  if (refusalOfInvitation(account)) return null
  return (
    <>
      <p>Cette personne est invitée et n’est jamais venue.</p>
      <Row>
        <CommandForm intent="send-invitation-again" isInline>
          <SubmitButton look="plain">Envoyer de nouveau l’invitation</SubmitButton>
        </CommandForm>
        <CommandForm intent="withdraw-invitation" isInline submit="Retirer l’invitation" submitLook="quiet" />
      </Row>
    </>
  )
}

const SessionsAct = ({ account: { sessions } }: Props) =>
  sessions > 0 && (
    <CommandForm intent="end-sessions">
      <p>Poste volé ou perdu : il faudra se connecter de nouveau partout. Le mot de passe, lui, ne change pas.</p>
      <SubmitButton look="plain">Fermer {sessions === 1 ? 'sa session' : `ses ${sessions} sessions`}</SubmitButton>
    </CommandForm>
  )

const AddressAct = ({ account }: Props) => (
  <FoldedForm summary="Corriger l’adresse" intent="ask-address-change" submit="Demander la confirmation">
    <p>
      Rien ne change avant que la nouvelle adresse ait répondu à un courriel de confirmation. L’adresse actuelle,{' '}
      {account.email}, en est prévenue.
    </p>
    <TextField name="email" label="Nouvelle adresse" type="email" isRequired width={36} autoComplete="off" />
  </FoldedForm>
)

function AdministrationAct({ account }: Props) {
  const isGiven = !account.isAdministrator
  const refusal = refusalToSetAdministration(account, isGiven, account.administrators)
  if (refusal) return <p className="small muted">{t.refusal[refusal]}</p>
  return (
    <FoldedForm
      summary={isGiven ? 'Donner l’administration de l’instance' : 'Retirer l’administration de l’instance'}
      intent="set-administration"
      submit={isGiven ? 'Donner l’administration' : 'Retirer l’administration'}
    >
      <p>
        {isGiven
          ? 'Elle verra ces pages et pourra tout ce que vous pouvez ici. Ses sessions seront fermées.'
          : 'Elle ne verra plus ces pages. Ses sessions seront fermées ; ses mandats ne changent pas.'}
      </p>
      <input type="hidden" name="administration" value={isGiven ? 'given' : 'taken'} />
    </FoldedForm>
  )
}

function ClosingAct({ account, isOwn }: AdministeredAccountData) {
  const refusal = refusalToClose(account, isOwn ? account.id : '', account.administrators)
  if (refusal) return <p className="small muted">{t.refusal[refusal]}</p>
  return (
    <FoldedForm summary="Fermer le compte" intent="close-account" submit="Fermer le compte" submitLook="danger">
      <p>
        Plus personne n’entre avec ce compte. Ce qui est écrit reste dans les CTG, sous son nom. Le compte peut être
        rouvert.
      </p>
      <WhatMandatesBecome account={account} />
      <TextField
        name="reason"
        label="Raison"
        hint="Gardée au journal et dite à la personne."
        isRequired
        maxLength={300}
      />
      {account.runningMandates > 0 && (
        <CheckboxField
          name="endsMandates"
          label="Terminer aussi ses mandats"
          hint="Sinon ils restent écrits, sans ouvrir de droit tant que le compte est fermé."
        />
      )}
    </FoldedForm>
  )
}

function WhatMandatesBecome({ account: { runningMandates, mandates } }: Props) {
  if (runningMandates === 0) return <p>Cette personne n’a aucun mandat en cours.</p>
  const alone = mandates.filter(({ isRunning, isLastCoordinator }) => isRunning && isLastCoordinator)
  return (
    <>
      <p>
        Cette personne a {formatCount(runningMandates, 'mandat')} en cours.
        {alone.length > 0 &&
          ' Là où elle est seule à coordonner pour une partie porteuse, son mandat reste, et il faudra donner la coordination à une autre :'}
      </p>
      {alone.length > 0 && (
        <ul>
          {alone.map(({ ctgId, ctgName, partyName }) => (
            <li key={`${ctgId} ${partyName}`}>
              {ctgName}, {partyName}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
