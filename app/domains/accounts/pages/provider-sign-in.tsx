/** The first way in where the instance has an identity provider: its button, and what it is. Works without JavaScript. */
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { providerWords as t } from '../entry-labels.fr.ts'

type Props = { readonly provider: string; readonly back: string }

export const ProviderSignIn = ({ provider, back }: Props) => (
  <Card title={t.withAccount} content="tight">
    <FormActions>
      <LinkButton
        to={`/connexion/fournisseur/aller${back === '/' ? '' : `?retour=${encodeURIComponent(back)}`}`}
        look="primary"
        isWholePage
      >
        {t.enter(provider)}
      </LinkButton>
    </FormActions>
    <Disclosure summary={t.what(provider)}>
      <p>{t.whatItIs(provider)}</p>
      {provider === 'ProConnect' && (
        <p>
          <a href={t.about} rel="noreferrer">
            {t.aboutLink}
          </a>
        </p>
      )}
    </Disclosure>
  </Card>
)
