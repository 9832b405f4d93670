/** Signing in Trame, by a link or with one’s account: the text, what this signature is, a code, a button. Works on a phone. Rules: docs/rules/signing.md §3. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatDay, formatList } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { signingNeeds, signingRefusals, signingLabels as t } from '../labels.fr.ts'
import type { SigningLinkData } from '../links.server.ts'
import { linkRefusals } from '../signing.ts'
import { textName, textNameOf } from '../text-name.fr.ts'

export type SignPageProps = {
  readonly link: SigningLinkData
  /** Where the frozen text is read; once signed in Trame, the copy signed. */
  readonly fileTo: string
  readonly intents: { readonly sendCode: string; readonly sign: string }
  /** Sent with both forms, where the address does not say it. */
  readonly linkId?: string
  readonly hasFactor?: boolean
  /** What the instance also requires of her to sign; null when nothing. */
  readonly need: 'account' | 'factor' | null
  /** Where she signs with her account instead. */
  readonly accountTo?: string
}

export function SignPage({ link, fileTo, intents, linkId, hasFactor = false, accountTo, need }: SignPageProps) {
  useRefreshWhile(link.isBeingSealed)
  return (
    <Page
      title={`Signer ${textNameOf(link)} ${ofName(link.ctgName)}`}
      lead={`${[link.holderName, link.holderRole].filter(Boolean).join(', ')}, pour ${withArticle(link.partyName)}.`}
    >
      <Card
        title={`Le texte, ${textName(link)}`}
        note={link.fileSha256 ? `Empreinte SHA-256 : ${link.sealed?.sha256 ?? link.fileSha256}` : undefined}
      >
        <LinkButton to={fileTo} isDownload>
          {link.sealed ? 'Télécharger l’exemplaire signé' : 'Lire le texte figé'}
        </LinkButton>
      </Card>
      {need !== null && link.state === 'open' ? (
        <Notice tone="warn">
          <p>
            {signingNeeds[need]} {need === 'factor' && <Link to="/compte#second-facteur">Mon compte</Link>}
            {need === 'account' && accountTo && <Link to={accountTo}>Signer avec mon compte</Link>}
          </p>
        </Notice>
      ) : barOf(link) === null ? (
        <>
          {accountTo && (
            <p className="small">
              Vous avez un compte Trame à cette adresse, et un second facteur ?{' '}
              <Link to={accountTo}>Signez avec votre compte</Link>.
            </p>
          )}
          <CodeCard {...{ link, intents, hasFactor }} {...(linkId && { linkId })} />
          <SignCard {...{ link, intents, hasFactor }} {...(linkId && { linkId })} />
        </>
      ) : (
        <Notice tone={link.state === 'signed' ? 'ok' : 'warn'}>{barOf(link)}</Notice>
      )}
    </Page>
  )
}

/** Why she cannot sign now; null when she can. */
function barOf({ state, bars, waitsFor, signedOn, isWithdrawn, isBeingSealed }: SigningLinkData): string | null {
  if (state === 'signed')
    return `Signé${signedOn ? ` le ${formatDay(signedOn)}` : ''}. Merci.${isBeingSealed ? ' Votre exemplaire signé sera ici dans un instant.' : ''}`
  if (state !== 'open') return signingRefusals[linkRefusals[state]] ?? ''
  if (isWithdrawn) return 'Ce texte a été retiré : il ne se signe plus.'
  if (bars.length > 0)
    return `La signature dans Trame n’est pas possible : ${formatList(bars.map((bar) => t.bars[bar]))}.`
  return waitsFor.length > 0 ? `Signent d’abord : ${formatList(waitsFor)}.` : null
}

type FormProps = Pick<SignPageProps, 'link' | 'intents' | 'linkId' | 'hasFactor'>

const CodeCard = ({ link, intents, linkId, hasFactor }: FormProps) => (
  <Card title="1. Votre code" content="tight">
    {hasFactor && <p>Prenez le code de votre application ; ou recevez-en un par courriel.</p>}
    <CommandForm intent={intents.sendCode} isInline kept="nowhere">
      {linkId && <input type="hidden" name="linkId" value={linkId} />}
      <SubmitButton look="plain" sendingLabel="Envoi…">
        Recevoir un code par courriel
      </SubmitButton>
    </CommandForm>
    <p className="small muted">À l’adresse {link.email}. Il sert une seule fois, pendant dix minutes.</p>
  </Card>
)

const SignCard = ({ intents, linkId }: FormProps) => (
  <Card title="2. Signer" note={t.whatItIs}>
    <CommandForm intent={intents.sign} kept="nowhere" submit="Signer" sendingLabel="Signature…">
      {linkId && <input type="hidden" name="linkId" value={linkId} />}
      <TextField name="code" label="Code" inputMode="numeric" autoComplete="one-time-code" width={12} isRequired />
      <TextArea
        name="reason"
        label="Motif"
        hint="Facultatif : il est gardé avec la signature."
        rows={2}
        maxLength={500}
      />
      <CheckboxField name="hasRead" label="J’ai lu ce texte et je le signe" />
    </CommandForm>
  </Card>
)
