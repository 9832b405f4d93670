/** My data: ask for the archive, show again who I am, take it; what else I may have changed. Works without JavaScript. */
import { formatDay, formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { openMinutes } from '../given-data.ts'
import type { Identity } from '../identity.ts'
import { privacyLabels } from '../labels.fr.ts'
import type { MyData } from '../queries.server.ts'

const t = privacyLabels.myData

export function MyDataPage({ identity, archive }: MyData) {
  const isPreparing = archive !== null && archive.madeAt === null && !archive.isLate
  useRefreshWhile(isPreparing)
  return (
    <Page title={t.title} lead={t.lead}>
      <Card title="Emporter mes données" content="tight">
        <ArchiveState archive={archive} />
        {archive?.madeAt && !archive.isOpen && <IdentityForms identity={identity} />}
        {!isPreparing && (
          <CommandForm
            intent="ask-archive"
            submit={t.ask}
            submitLook={archive?.madeAt ? 'plain' : 'primary'}
            sendingLabel="Demande…"
          />
        )}
      </Card>
      <Card title="Corriger">
        <p>
          Votre nom : vous-même, sur <Link to="/compte">Mon compte</Link>. Votre adresse : qui administre l’instance.
          Votre fonction, votre partie, la fin de votre mandat : la coordination de chaque CTG. Ce qui est déjà signé ou
          décidé garde le nom d’alors.
        </p>
      </Card>
      <Card title="Effacer">
        <p>
          Une fois vos mandats terminés, votre compte est réduit à votre fonction et à votre organisme ; un courriel
          vous le dit un mois avant. Pour ne pas attendre, écrivez à qui administre cette instance.
        </p>
        <p>
          <Link to="/donnees-personnelles">Ce qui est gardé, pourquoi et combien de temps</Link>
        </p>
      </Card>
    </Page>
  )
}

function ArchiveState({ archive }: Pick<MyData, 'archive'>) {
  if (archive === null) return <p>{t.none}</p>
  if (archive.madeAt === null)
    return <Notice tone={archive.isLate ? 'warn' : 'info'}>{archive.isLate ? t.failed : t.preparing}</Notice>
  return (
    <>
      <p>{t.ready(formatInstant(archive.madeAt), formatFileSize(archive.sizeBytes), formatDay(archive.keptUntil))}</p>
      {archive.isOpen && (
        <>
          <Notice tone="ok">{t.opened(openMinutes)}</Notice>
          <p>
            <LinkButton to="/compte/donnees/archive.zip" look="primary" isWholePage>
              {t.download}
            </LinkButton>
          </p>
        </>
      )}
    </>
  )
}

const IdentityForms = ({ identity }: { readonly identity: Identity }) => (
  <>
    <p>{t.identity}</p>
    {identity === 'mail' && <CommandForm intent="send-identity-code" submit={t.sendCode} />}
    <CommandForm intent="open-archive" kept="nowhere" submit={t.open} submitLook="primary">
      {identity === 'password' ? (
        <TextField name="password" label={t.code.password} type="password" autoComplete="current-password" isRequired />
      ) : (
        <TextField name="code" label={t.code[identity]} autoComplete="one-time-code" width={12} isRequired />
      )}
    </CommandForm>
  </>
)
