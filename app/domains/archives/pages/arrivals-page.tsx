/** For who administers the instance: archives brought here, what each holds, and its coming in. */
import { formatCount, formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import type { ArrivalReport } from '../arrival/report.ts'
import { archivesLabels as t } from '../labels.fr.ts'
import type { ArrivalsPageData } from '../queries.server.ts'

export function ArrivalsPage({ arrivals }: ArrivalsPageData) {
  useRefreshWhile(arrivals.some(({ state }) => state === 'checking' || state === 'arriving'))
  return (
    <Page
      title="Archives de CTG"
      lead="Faire entrer ici une CTG emportée d’une autre instance. Rien n’est écrit avant que vous l’ayez décidé."
    >
      <Card title="Apporter une archive">
        <CommandForm intent="receive-archive" hasFiles>
          <FileField
            name="file"
            label="Archive d’une CTG (ZIP)"
            hint="Au plus 4 Go par cette page ; au-delà : npm run archive."
            accept=".zip"
            refuse={() => undefined}
          />
          <SubmitButton>Apporter et vérifier</SubmitButton>
        </CommandForm>
      </Card>
      {arrivals.length === 0 ? (
        <p>Aucune archive n’a été apportée.</p>
      ) : (
        arrivals.map((arrival) => <Arrival key={arrival.id} arrival={arrival} />)
      )}
    </Page>
  )
}

type Arrival = ArrivalsPageData['arrivals'][number]

function Arrival({ arrival }: { readonly arrival: Arrival }) {
  const { fileName, sizeBytes, broughtBy, broughtAt, state, progressPercent, report, refusal, place, arrivedAs } =
    arrival
  const isBusy = state === 'checking' || state === 'arriving'
  return (
    <Card title={report?.ctgName ?? fileName} content="tight">
      <div role="status">
        <p>
          {fileName} ({formatFileSize(sizeBytes)}), apportée par {broughtBy} le {formatInstant(broughtAt)} :{' '}
          <strong>{t.arrivalState[state]}</strong>
          {isBusy && `, ${progressPercent} %`}. {isBusy && <a href="/administration/archives">Actualiser</a>}
          {state === 'arrived' && arrivedAs && (
            <Link to={`/ctg/${arrivedAs}`}>Ouvrir la CTG, si vous en êtes membre</Link>
          )}
        </p>
      </div>
      {refusal && (
        <Notice tone="warn">
          {t.refusedBecause[refusal]}{' '}
          {place && (
            <>
              Rencontré à : <code>{place}</code>.
            </>
          )}{' '}
          Rien n’a été écrit.
        </Notice>
      )}
      {report && <Report report={report} />}
      {state === 'checked' && report && <BringIn arrivalId={arrival.id} report={report} />}
      {arrival.mayGiveUp && (
        <CommandForm intent="give-up" isInline about={{ arrivalId: arrival.id }}>
          <SubmitButton look="plain">
            Abandonner<span className="visually-hidden"> {report?.ctgName ?? fileName}</span>
          </SubmitButton>
        </CommandForm>
      )}
    </Card>
  )
}

const Report = ({ report }: { readonly report: ArrivalReport }) => (
  <>
    <p>
      {t.holds(report.rows, report.tables, report.files, report.bytes)} ; faite le{' '}
      {formatInstant(new Date(report.madeAt))} par Trame {report.trame}, {report.site}. Empreinte du manifeste :{' '}
      <code>{report.fingerprint}</code>
    </p>
    {report.missing > 0 && (
      <p>{formatCount(report.missing, 'fichier manquait', 'fichiers manquaient')} déjà au départ.</p>
    )}
    {report.withheld.length > 0 && (
      <ul>
        {report.withheld.map(({ table, rows, reason }) => (
          <li key={table}>
            {formatCount(rows, 'ligne gardée', 'lignes gardées')} au départ : {reason}.
          </li>
        ))}
      </ul>
    )}
    <p>
      {formatCount(report.people, 'personne')}, dont {report.known.length} qui {report.known.length < 2 ? 'a' : 'ont'}{' '}
      déjà un compte ici. Personne n’arrive avec un mot de passe : chacun demande un lien de connexion à son adresse.
      Les liens personnels, jetons et webhooks ne viennent pas.
    </p>
    {report.known.length > 0 && (
      <ul>
        {report.known.map(({ name, email }) => (
          <li key={email}>
            {name}, {email}
          </li>
        ))}
      </ul>
    )}
  </>
)

const BringIn = ({ arrivalId, report }: { readonly arrivalId: string; readonly report: ArrivalReport }) => (
  <CommandForm intent="bring-in" about={{ arrivalId, ids: report.mayKeepIds ? 'kept' : 'new' }}>
    <p>
      {report.mayKeepIds
        ? 'Ses identifiants sont libres ici : ils sont gardés, les adresses de ses pages ne changent pas.'
        : 'Cette CTG est déjà ici : elle entre à côté, avec de nouveaux identifiants.'}
    </p>
    {report.known.length > 0 && (
      <CheckboxField name="isTied" label="Je rattache ces personnes à leur compte ; chacune reçoit un courriel." />
    )}
    <SubmitButton>Faire entrer la CTG</SubmitButton>
  </CommandForm>
)
