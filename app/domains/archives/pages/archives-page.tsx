/** Copies of the CTG, and its archiving by both coordinations. */
import { formatCount, formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Page, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { downloadDays } from '../archive-format.ts'
import type { ArchiveKind } from '../archives.ts'
import { archivesRefusals, archivesLabels as t } from '../labels.fr.ts'
import type { ArchivesPageData } from '../queries.server.ts'
import { Archiving } from './archiving-card.tsx'

export function ArchivesPage(page: ArchivesPageData) {
  const isBusy = page.copies.some(({ state, isLost }) => state === 'being-made' && !isLost)
  useRefreshWhile(isBusy)
  return (
    <Page
      title={t.title}
      lead="Emporter la CTG entière, en remettre l’essentiel aux archives du département, ou la clore quand elle est finie."
    >
      <Card title="La CTG entière, en un fichier" content="tight">
        <p>
          Données, textes avec leur historique, fichiers, versions figées, journal : tout ce qui est ici, à lire sans
          Trame, et à faire entrer dans une autre instance. Le fichier porte des noms, des adresses et les actions à
          accès restreint.
        </p>
        <p>
          N’en sortent pas : les mots de passe, les liens personnels et les jetons, ce qu’une partie a réservé à
          elle-même, les réponses d’une enquête encore ouverte. Le fichier dit chaque exception avec sa raison.
        </p>
        <Ask kind="whole" page={page} label="Demander une copie entière" />
      </Card>
      <Card title="Pour les archives du département" content="tight">
        <p>
          Convention et avenants figés, exemplaires signés, comptes rendus, registre des décisions, évaluation et
          diagnostic, avec leur bordereau et leurs empreintes. Ce n’est pas un transfert SEDA : le bordereau le prépare.
        </p>
        <Ask kind="records" page={page} label="Demander le dossier d’archives" />
      </Card>
      <Card title="Copies demandées">
        <div role="status">
          {page.copies.length === 0 ? <p>Aucune copie n’a été demandée.</p> : <Copies page={page} />}
        </div>
      </Card>
      <Archiving page={page} />
    </Page>
  )
}

function Ask({
  kind,
  page,
  label,
}: {
  readonly kind: ArchiveKind
  readonly page: ArchivesPageData
  readonly label: string
}) {
  if (!page.mayAct) return <p>{archivesRefusals['archives.ask-archive']}</p>
  if (page.refusal[kind]) return <p>{archivesRefusals[`archives.${page.refusal[kind]}`]}</p>
  return (
    <CommandForm intent="ask-archive" isInline about={{ kind }}>
      <SubmitButton look={kind === 'whole' ? 'primary' : 'plain'}>{label}</SubmitButton>
    </CommandForm>
  )
}

const Copies = ({ page }: { readonly page: ArchivesPageData }) => (
  <List of={page.copies}>
    {(copy) => (
      <Stack isTight>
        <p>
          <strong>{t.kind[copy.kind]}</strong>, à la demande de {copy.requestedBy}, le {formatInstant(copy.requestedAt)}
          . <CopyState copy={copy} ctgId={page.ctgId} mayAct={page.mayAct} />
        </p>
        {copy.fingerprint && (
          <p>
            {copy.kind === 'whole' ? 'Empreinte du manifeste' : 'Empreinte du fichier d’empreintes'} (SHA-256) :{' '}
            <code>{copy.fingerprint}</code>
          </p>
        )}
      </Stack>
    )}
  </List>
)

type Copy = ArchivesPageData['copies'][number]

function CopyState({ copy, ctgId, mayAct }: { readonly copy: Copy; readonly ctgId: string; readonly mayAct: boolean }) {
  if (copy.isLost) return <Notice tone="warn">{copy.failure ?? t.failed}</Notice>
  if (copy.state === 'being-made')
    return (
      <>
        En cours, {copy.progressPercent} %. Vous pouvez quitter cette page.{' '}
        <a href={`/ctg/${ctgId}/archives`}>Actualiser</a>
      </>
    )
  if (!copy.isThere) return <>Elle n’est plus à télécharger : une copie reste {formatCount(downloadDays, 'jour')}.</>
  const until = copy.expiresAt ? `à télécharger jusqu’au ${formatInstant(copy.expiresAt)}` : ''
  if (!mayAct) return <>Prête, {until}, par les coordinations.</>
  return (
    <>
      <a href={`/ctg/${ctgId}/archives/${copy.id}`}>
        Télécharger ({formatFileSize(copy.sizeBytes ?? 0)})
        <span className="visually-hidden"> : {t.kind[copy.kind]}</span>
      </a>
      , {until}.
    </>
  )
}
