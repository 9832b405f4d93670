/** Nobody entered by the identity provider: why, in words, and what to do. Works without JavaScript. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { identityWords as t } from '../identity-labels.fr.ts'
import type { ProviderCause } from '../provider/provider.ts'
import { providerCauses } from '../provider-causes.fr.ts'

type Props = { readonly cause: ProviderCause; readonly provider: string }

export function ProviderCausePage({ cause, provider }: Props) {
  const { title, sentence, next } = providerCauses[cause](provider)
  return (
    <PlainFrame homeTo="/connexion">
      <Page title={title}>
        <Card content="tight">
          <Notice tone="bad">{sentence}</Notice>
          <p>{next}</p>
          <FormActions>
            <LinkButton to="/connexion" look="primary">
              {t.backToSignIn}
            </LinkButton>
          </FormActions>
        </Card>
      </Page>
    </PlainFrame>
  )
}
