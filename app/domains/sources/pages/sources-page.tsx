/** Sources of figures: what each would bring and from where, told first; then its loading, its account, and how to take it back. */
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Notice, Progress } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { sourcesLabels as t } from '../labels.fr.ts'
import type { SourcesPageData } from '../queries.server.ts'
import { LotAccount } from './lot-account.tsx'

type ShownSource = SourcesPageData['sources'][number]
type Names = SourcesPageData['names']

export function SourcesPage({ sources, earlier, names }: SourcesPageData) {
  useRefreshWhile(sources.some(({ lot }) => lot?.state === 'preparing'))
  return (
    <Page title={t.title} lead={t.lead}>
      {sources.map((source) => (
        <SourceCard key={source.key} source={source} names={names} />
      ))}
      <p className="small">{t.offline}</p>
      {earlier.length > 0 && <Earlier {...{ earlier, names }} />}
    </Page>
  )
}

const SourceCard = ({ source, names }: { readonly source: ShownSource; readonly names: Names }) => (
  <Card title={source.title} id={source.key} content="tight">
    <p>{source.brings}</p>
    <p className="small muted">
      {source.producer} · {source.licence} · <a href={source.page}>{new URL(source.page).hostname}</a>
    </p>
    <Disclosure summary={t.limitsTitle}>
      <ul>
        {source.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
        <li>{t.files(source.files)}</li>
        <li>{t.onMachine(source.key)}</li>
      </ul>
    </Disclosure>
    <LotState {...{ source, names }} />
  </Card>
)

function LotState({ source: { key, title, lot }, names }: { readonly source: ShownSource; readonly names: Names }) {
  if (lot?.state === 'preparing')
    return (
      <>
        <Progress value={lot.stepsDone} max={lot.stepsTotal} label={t.progress(lot)} />
        <Row>
          <LinkButton to="/administration/chiffres">{t.refresh}</LinkButton>
          <UndoForm lotId={lot.id} label={t.stop} title={title} />
        </Row>
      </>
    )
  return (
    <>
      {!lot && <p className="muted">{t.nothingLoaded}</p>}
      {lot?.state === 'failed' && lot.failure && (
        <Notice tone="warn" title={`${formatInstant(lot.requestedAt)}, ${t.by(lot.requestedBy)}`}>
          {t.failure(lot.failure, (id) => names[id] ?? id)}
        </Notice>
      )}
      {lot?.state === 'published' && (
        <p>
          {t.published(lot)}, le {formatInstant(lot.requestedAt)}, {t.by(lot.requestedBy)}.
        </p>
      )}
      {lot?.account && <LotAccount account={lot.account} names={names} />}
      <Row>
        <CommandForm intent="load" isInline about={{ source: key }}>
          <SubmitButton look={lot ? 'plain' : 'primary'} label={t.of(lot ? t.loadAgain : t.load, title)}>
            {lot ? t.loadAgain : t.load}
          </SubmitButton>
        </CommandForm>
        {lot?.state === 'published' && <UndoForm lotId={lot.id} label={t.undo} title={title} />}
      </Row>
    </>
  )
}

type UndoProps = { readonly lotId: string; readonly label: string; readonly title: string }

const UndoForm = ({ lotId, label, title }: UndoProps) => (
  <CommandForm intent="undo" isInline about={{ lotId }}>
    <SubmitButton look="quiet" label={t.of(label, title)}>
      {label}
    </SubmitButton>
  </CommandForm>
)

const Earlier = ({ earlier, names }: Pick<SourcesPageData, 'earlier' | 'names'>) => (
  <Card title={t.history}>
    <DataTable
      rows={earlier}
      columns={[
        { header: t.columns.source, cell: ({ title }) => title },
        { header: t.columns.state, cell: ({ state }) => t.state[state] },
        { header: t.columns.when, isNote: true, cell: ({ requestedAt }) => formatInstant(requestedAt) },
        { header: t.columns.who, isNote: true, cell: ({ requestedBy }) => requestedBy },
        {
          header: t.columns.what,
          cell: (lot) =>
            lot.failure ? t.failure(lot.failure, (id) => names[id] ?? id) : lot.account ? t.published(lot) : '',
        },
        {
          header: t.columns.act,
          isHeaderHidden: true,
          cell: ({ id, state, title }) => state === 'published' && <UndoForm lotId={id} label={t.undo} title={title} />,
        },
      ]}
    />
  </Card>
)
