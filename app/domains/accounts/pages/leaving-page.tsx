/** Between our sign-out and that of the identity provider: it leads on by itself, or by its link. Works without JavaScript. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { identityWords as t } from '../identity-labels.fr.ts'

const next = '/connexion/fournisseur/sortie?suite'

export const LeavingPage = ({ provider }: { readonly provider: string }) => (
  <PlainFrame homeTo="/connexion">
    {/* A page, not a form, leaves for another site: the policy lets forms go nowhere else. */}
    <meta httpEquiv="refresh" content={`0;url=${next}`} />
    <Page title={t.leavingTitle}>
      <Card content="tight">
        <p>{t.leaving(provider)}</p>
        <FormActions>
          <LinkButton to={next} look="primary" isWholePage>
            {t.leavingLink(provider)}
          </LinkButton>
        </FormActions>
      </Card>
    </Page>
  </PlainFrame>
)
