/** Behind the link that confirms a new address: one button. Works without JavaScript. */
import { Form } from 'react-router'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { addressLabels as t } from '../labels.fr.ts'

type Props = {
  /** Null when the link does not answer. */
  readonly address: { readonly name: string; readonly email: string } | null
  readonly sentence: string | undefined
}

export const AddressPage = ({ address, sentence }: Props) => (
  <PlainFrame homeTo="/connexion">
    <Page title={t.title} {...(address && { lead: t.lead(address.name, address.email) })}>
      <Card {...(address && { note: t.note })} content="tight">
        {sentence !== undefined && <Notice tone="bad">{sentence}</Notice>}
        {address && (
          <Form method="post" noValidate>
            <FormActions>
              <Button look="primary">{t.confirm}</Button>
            </FormActions>
          </Form>
        )}
      </Card>
    </Page>
  </PlainFrame>
)
