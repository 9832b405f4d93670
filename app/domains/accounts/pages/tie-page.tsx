/** An identity whose address is that of an account: she shows that the account is hers, then confirms. Works without JavaScript. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { CommandForm, FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { identityWords as t } from '../identity-labels.fr.ts'

export type TieState =
  | { readonly kind: 'gone' }
  /** Signed in with another account than the one this address names. */
  | { readonly kind: 'other'; readonly email: string }
  | { readonly kind: 'confirm'; readonly personName: string; readonly identityName: string }
  | { readonly kind: 'show'; readonly email: string }

type Props = {
  readonly state: TieState
  readonly provider: string
  readonly answer: { readonly tone: 'info' | 'bad'; readonly sentence: string } | undefined
}

export const tieTitle = ({ kind }: TieState, provider: string): string =>
  kind === 'confirm' ? t.tieConfirm(provider) : t.tieTitle

export const TiePage = ({ state, provider, answer }: Props) => (
  <PlainFrame homeTo="/connexion">
    <Page title={tieTitle(state, provider)}>
      <Card content="tight">
        {answer && <Notice tone={answer.tone}>{answer.sentence}</Notice>}
        <Asked state={state} provider={provider} />
      </Card>
    </Page>
  </PlainFrame>
)

function Asked({ state, provider }: Pick<Props, 'state' | 'provider'>) {
  if (state.kind === 'gone' || state.kind === 'other')
    return (
      <>
        <Notice tone="warn">{state.kind === 'gone' ? t.tieGone : t.tieOther(state.email)}</Notice>
        <FormActions>
          <LinkButton to="/connexion" look="primary">
            {t.backToSignIn}
          </LinkButton>
        </FormActions>
      </>
    )
  if (state.kind === 'confirm')
    return (
      <>
        <p>{t.tieAs(state.personName, state.identityName)}</p>
        <CommandForm intent="tie" kept="nowhere">
          <FormActions>
            <Button look="primary">{t.tieConfirm(provider)}</Button>
            <LinkButton to="/">{t.tieNot}</LinkButton>
          </FormActions>
        </CommandForm>
      </>
    )
  return (
    <>
      <p>{t.tieLead(provider, state.email)}</p>
      <CommandForm intent="link" kept="nowhere">
        <FormActions>
          <Button look="primary">{t.tieByLink}</Button>
          <LinkButton to={`/connexion?retour=${encodeURIComponent('/connexion/fournisseur/relier')}`}>
            {t.tieByMeans}
          </LinkButton>
        </FormActions>
      </CommandForm>
    </>
  )
}
