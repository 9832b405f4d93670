/** Signing in; works without JavaScript. */
import { Form } from 'react-router'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { passkeyWords } from '../entry-labels.fr.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderSignIn } from './provider-sign-in.tsx'

type Props = {
  readonly isDemo: boolean
  /** Name of the identity provider; null where there is none, and nothing is said of one. */
  readonly provider: string | null
  /** The page wanted after signing in. */
  readonly back: string
  readonly accounts: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly role: string
  }[]
  readonly answer: SignInAnswer | undefined
  /** What Trame is for, after the ways in. */
  readonly about: React.ReactNode
}

/** What is about one field is said beside it, by its form. */
type SignInAnswer = {
  readonly intent: string
  readonly email: string
  readonly sentence: string
  readonly errors?: Readonly<Record<string, string>>
}

const Answer = ({ answer, intent }: Pick<Props, 'answer'> & { readonly intent: string }) =>
  answer?.intent === intent && !answer.errors ? (
    <Notice tone={intent === 'link' ? 'info' : 'bad'}>{answer.sentence}</Notice>
  ) : null

export const SignInPage = ({ isDemo, accounts, answer, about, provider, back }: Props) => (
  <PlainFrame
    homeTo="/connexion"
    {...(isDemo && {
      ribbon: 'Démonstration : personnes, textes et décisions fictifs ; chiffres publics, sources indiquées.',
    })}
  >
    <Page title="Se connecter" lead="La Caf et la collectivité portent ensemble leur convention territoriale globale.">
      {isDemo && <DemoCard accounts={accounts} answer={answer} />}
      {provider !== null && <ProviderSignIn provider={provider} back={back} />}
      <PasswordCard answer={answer} isSecond={provider !== null} />
      <Card title={passkeyWords.enterTitle} note={passkeyWords.enterNote}>
        <Answer answer={answer} intent="passkey" />
        <CommandForm intent="passkey" kept="nowhere">
          <FormActions>
            <PasskeyButton use="enter" label={passkeyWords.enter} />
          </FormActions>
        </CommandForm>
      </Card>
      <Card title="Sans mot de passe" note="Un lien vous est envoyé, valable 15 minutes.">
        <Answer answer={answer} intent="link" />
        <CommandForm intent="link" kept="nowhere">
          <Stack isTight>
            <TextField
              name="email"
              label="Adresse électronique"
              type="email"
              autoComplete="email"
              defaultValue={answer?.email}
              isRequired
            />
            <FormActions>
              <Button>Recevoir un lien de connexion</Button>
            </FormActions>
          </Stack>
        </CommandForm>
      </Card>
      {about}
    </Page>
  </PlainFrame>
)

const DemoCard = ({ accounts, answer }: Pick<Props, 'accounts' | 'answer'>) => (
  <Card title="Comptes de démonstration" note="Choisissez un rôle : aucun mot de passe n’est demandé.">
    <Answer answer={answer} intent="demo" />
    <Timeline
      items={accounts.map((account) => ({
        key: account.id,
        title: account.name,
        note: account.role,
        action: (
          <Form method="post">
            <input type="hidden" name="intent" value="demo" />
            <input type="hidden" name="email" value={account.email} />
            <Button isSmall aria-label={`Entrer : ${account.name}, ${account.role}`}>
              Entrer
            </Button>
          </Form>
        ),
      }))}
    />
  </Card>
)

const PasswordCard = ({ answer, isSecond }: Pick<Props, 'answer'> & { readonly isSecond: boolean }) => (
  <Card title="Avec un mot de passe">
    <Answer answer={answer} intent="password" />
    <CommandForm intent="password" kept="nowhere">
      <Stack isTight>
        <TextField
          name="email"
          label="Adresse électronique"
          type="email"
          autoComplete="username"
          defaultValue={answer?.email}
          isRequired
        />
        <TextField name="password" label="Mot de passe" type="password" autoComplete="current-password" isRequired />
        <FormActions>
          <Button look={isSecond ? 'plain' : 'primary'}>Se connecter</Button>
          <Link to="/mot-de-passe">Mot de passe oublié</Link>
        </FormActions>
      </Stack>
    </CommandForm>
  </Card>
)
