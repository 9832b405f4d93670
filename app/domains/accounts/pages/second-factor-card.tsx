/** My second factor: an application of codes, its recovery codes shown once. Rules: docs/rules/accounts.md §10. */

import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { SecondFactorData } from '../queries.server.ts'

type Props = { readonly factor: SecondFactorData; readonly shownCodes: readonly string[] }

export const SecondFactorCard = ({ factor, shownCodes }: Props) => (
  <Card
    title="Second facteur"
    id="second-facteur"
    note="Un code de votre téléphone, demandé à chaque connexion ; il sert aussi à signer dans Trame sans attendre un courriel."
    content="tight"
  >
    {shownCodes.length > 0 && <RecoveryCodes codes={shownCodes} />}
    {factor.state === 'none' && <Start label="Activer le second facteur" />}
    {factor.state === 'lost' && (
      <>
        <p>Le secret de cette instance a changé : votre second facteur ne répond plus. Activez-le à nouveau.</p>
        <CommandForm intent="remove-second-factor" isInline submit="Retirer l’ancien" submitLook="plain" />
      </>
    )}
    {factor.state === 'started' && <Enrol {...factor} />}
    {factor.state === 'confirmed' && <Confirmed {...factor} />}
  </Card>
)

const Start = ({ label }: { readonly label: string }) => (
  <CommandForm intent="start-second-factor" isInline submit={label} />
)

const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => (
  <Notice tone="warn">
    <p>
      Gardez ces codes de secours ailleurs que sur votre téléphone : chacun sert une seule fois, et ils ne seront plus
      montrés.
    </p>
    <List of={codes}>{(code) => <code>{code}</code>}</List>
  </Notice>
)

type Started = Extract<SecondFactorData, { readonly state: 'started' }>

const Enrol = ({ secret, drawing }: Started) => (
  <>
    <p>Scannez ce dessin avec une application de codes, ou recopiez la clé ; puis entrez le code affiché.</p>
    <svg
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      width={200}
      height={200}
      role="img"
      aria-label="Clé à scanner ; elle est écrite dessous"
    >
      <rect width={drawing.size} height={drawing.size} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
    <p>
      Clé : <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
    </p>
    <CommandForm intent="confirm-second-factor" submit="Confirmer">
      <TextField
        name="code"
        label="Code à six chiffres"
        inputMode="numeric"
        autoComplete="one-time-code"
        width={10}
        isRequired
      />
    </CommandForm>
    <CommandForm intent="remove-second-factor" isInline submit="Renoncer" submitLook="quiet" />
  </>
)

type Confirmed = Extract<SecondFactorData, { readonly state: 'confirmed' }>

const Confirmed = ({ since, recoveryCodes }: Confirmed) => (
  <>
    <p>
      Activé le {formatDay(parisDay(since))}. Codes de secours restants : {recoveryCodes}.
    </p>
    <CommandForm intent="remove-second-factor" submit="Retirer le second facteur" submitLook="plain">
      <TextField
        name="code"
        label="Code de l’application, ou de secours"
        autoComplete="one-time-code"
        width={16}
        isRequired
      />
    </CommandForm>
  </>
)
