/** Behind the link of a mail: one button enters. Works without JavaScript. */
import { Form } from 'react-router'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signInLink as t } from '../labels.fr.ts'

type Props = {
  readonly state: 'open' | 'gone' | 'too-many'
  /** Of the account; empty unless the link answers. */
  readonly name: string
}

export const SignInLinkPage = ({ state, name }: Props) => (
  <PlainFrame homeTo="/connexion">
    <Stack>
      {state === 'open' ? (
        <>
          <PageHeader title={t.title} lead={t.lead(name)} />
          <Card note={t.note}>
            <Form method="post" noValidate>
              <FormActions>
                <Button look="primary">{t.enter}</Button>
              </FormActions>
            </Form>
          </Card>
        </>
      ) : (
        <>
          <PageHeader title={t.title} />
          <Card content="tight">
            <Notice tone="bad">{state === 'gone' ? t.gone : t.tooMany}</Notice>
            <FormActions>
              <LinkButton to="/connexion" look="primary">
                {t.askAgain}
              </LinkButton>
            </FormActions>
          </Card>
        </>
      )}
    </Stack>
  </PlainFrame>
)
