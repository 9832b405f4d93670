/** Choosing a password: ask for the link, then, from the link, write it twice. Works without JavaScript. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { passwordAnswers } from '../labels.fr.ts'

type Props = {
  /** By the link of a mail; else one asks for the link. */
  readonly isOpen: boolean
  readonly answer: Answer | undefined
}

type Answer = {
  readonly tone: 'info' | 'bad'
  readonly sentence: string
  /** What is about one field is said beside it, by the form. */
  readonly errors: Readonly<Record<string, string>>
}

export const PasswordPage = ({ isOpen, answer }: Props) => (
  <PlainFrame homeTo="/connexion">
    <Page
      title="Choisir un mot de passe"
      lead={isOpen ? passwordAnswers.hint : 'Un lien vous est envoyé, valable une heure.'}
    >
      <Card>
        {answer && Object.keys(answer.errors).length === 0 && <Notice tone={answer.tone}>{answer.sentence}</Notice>}
        <CommandForm intent="password" action={isOpen ? undefined : '/mot-de-passe'} kept="nowhere">
          <Stack isTight>{isOpen ? <NewPasswordFields /> : <AskFields />}</Stack>
        </CommandForm>
      </Card>
      <p>
        <Link to="/connexion">Revenir à la connexion</Link>
      </p>
    </Page>
  </PlainFrame>
)

const AskFields = () => (
  <>
    <TextField name="email" label="Adresse électronique" type="email" autoComplete="email" isRequired />
    <FormActions>
      <Button look="primary">Recevoir le lien</Button>
    </FormActions>
  </>
)

const NewPasswordFields = () => (
  <>
    <TextField name="newPassword" label="Nouveau mot de passe" type="password" autoComplete="new-password" isRequired />
    <TextField
      name="repeatedPassword"
      label="Nouveau mot de passe, une seconde fois"
      type="password"
      autoComplete="new-password"
      isRequired
    />
    <FormActions>
      <Button look="primary">Enregistrer le mot de passe</Button>
    </FormActions>
  </>
)
