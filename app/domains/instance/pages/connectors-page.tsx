/** What the instance is linked to: set up or not, when it last worked, and a trial. */
import { formatInstant } from '#app/kernel/format.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import type { ConnectorsPageData } from '../connectors-queries.server.ts'
import { instancePaths } from '../labels.fr.ts'
import { failureLabels, connectorLabels as t } from '../work-labels.fr.ts'

type Connector = ConnectorsPageData['connectors'][number]

export function ConnectorsPage({ connectors }: ConnectorsPageData) {
  useRefreshWhile(connectors.some(({ trialState }) => trialState === 'under-way'))
  return (
    <Page title={t.title} lead={t.lead}>
      {connectors.map((shown) => (
        <ConnectorCard key={shown.connector} shown={shown} />
      ))}
    </Page>
  )
}

function settingOf({ connector, isSetUp, isElsewhere }: Connector): string {
  if (connector === 'fichiers') return isElsewhere ? t.elsewhere : t.inFolder
  return t.setUp[connector][isSetUp ? 0 : 1]
}

const ConnectorCard = ({ shown }: { readonly shown: Connector }) => (
  <Card title={t.name[shown.connector]} id={shown.connector} content="tight">
    <DescriptionList
      hasTwoColumns
      items={[
        { term: 'Réglage', description: settingOf(shown) },
        { term: 'Dernière réussite', description: shown.workedAt ? formatInstant(shown.workedAt) : 'aucune connue' },
        { term: 'Dernier échec', description: shown.failedAt ? formatInstant(shown.failedAt) : 'aucun connu' },
        { term: 'Dernier essai', description: (shown.mayTry || shown.trial) && <TrialLine shown={shown} /> },
      ]}
    />
    <Trial shown={shown} />
    {shown.connector === 'chiffres' && <Link to={instancePaths.figures}>Charger des chiffres</Link>}
    {shown.connector === 'webhooks' && <Link to={`${instancePaths.jobs}#webhooks`}>Ceux qui ne répondent pas</Link>}
  </Card>
)

function TrialLine({ shown: { trial, trialState, why } }: { readonly shown: Connector }) {
  if (!trial) return <>{t.trial.never}</>
  return (
    <>
      {t.trial[trialState]}
      {trialState === 'failed' && why && ` : ${failureLabels[why]}`}, demandé le {formatInstant(trial.askedAt)} par{' '}
      {trial.askedBy}
    </>
  )
}

function Trial({ shown: { connector, mayTry, trialState } }: { readonly shown: Connector }) {
  if (!mayTry || connector === 'chiffres' || connector === 'webhooks') return null
  return (
    <CommandForm intent="try-connector" isInline about={{ connector }}>
      <SubmitButton look="plain" isUnavailable={trialState === 'under-way'} label={`Essayer : ${t.name[connector]}`}>
        Essayer
      </SubmitButton>
      <span className="small muted">{t.whatIsTried[connector]}</span>
    </CommandForm>
  )
}
