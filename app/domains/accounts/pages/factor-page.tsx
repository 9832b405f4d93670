/** At the door, a second factor: shown by who has one, activated by who must have one. Works without JavaScript but for passkeys. */
import type { ReactNode } from 'react'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { doorWords as t } from '../door-labels.fr.ts'
import { passkeyWords } from '../entry-labels.fr.ts'
import type { DoorFactor } from '../queries.server.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { SignOutForm } from './sign-out-form.tsx'

type Props = {
  readonly name: string
  readonly door: DoorFactor
  /** Page where she activates a second factor. */
  readonly enrolment: ReactNode
}

export const FactorPage = ({ name, door, enrolment }: Props) => (
  <PlainFrame homeTo="/connexion">
    <Page title={door.kind === 'enrol' ? t.enrolTitle : t.title} lead={t.lead(name)}>
      {door.kind === 'enrol' ? (
        <>
          <Notice tone="warn">{t.enrolReasons[door.reason]}</Notice>
          {enrolment}
        </>
      ) : (
        <Show {...door} />
      )}
      <section aria-label={t.other}>
        <p className="muted">{t.other} :</p>
        <SignOutForm />
      </section>
    </Page>
  </PlainFrame>
)

const Show = ({ hasApplication, hasPasskeys, recoveryCodes }: Extract<DoorFactor, { readonly kind: 'show' }>) => (
  <>
    {hasPasskeys && (
      <Card title={passkeyWords.title}>
        <CommandForm intent="pass-by-passkey" kept="nowhere">
          <FormActions>
            <PasskeyButton use="show" label={passkeyWords.show} look={hasApplication ? 'plain' : 'primary'} />
          </FormActions>
        </CommandForm>
      </Card>
    )}
    <Card title={hasApplication ? t.askCode : t.askRecovery}>
      <CommandForm intent="pass-second-factor" kept="nowhere" submit={t.pass}>
        <TextField
          name="code"
          label={hasApplication ? t.codeLabel : t.recoveryLabel}
          autoComplete="one-time-code"
          width={16}
          isRequired
        />
      </CommandForm>
    </Card>
    <Card title={t.lost}>
      <p>{recoveryCodes > 0 ? t.lostNote : t.noRecovery}</p>
    </Card>
  </>
)
