/** The API for those who write the other software: how to begin, what one reads, errors, webhooks. Pure. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { DataTable, TableRegion } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { apiLimits } from '../api.ts'
import { apiTexts as t } from '../api-texts.fr.ts'
import type { ApiDocumentation } from '../documentation.server.ts'
import styles from './api.module.css'

const h = t.page.header

export const ApiPage = ({ siteUrl, version, operations, shapes, errors }: ApiDocumentation) => (
  <PlainFrame homeTo="/">
    <PageHeader title={t.page.title} lead={t.lead} />
    <Card title={t.page.start} note={t.page.version(version)}>
      <p>{withCode(t.security)}</p>
      <Example label="Exemple de requête" text={`curl -H "Authorization: Bearer trame_…" ${siteUrl}/api/v1/ctgs`} />
      <ul>
        {[
          t.seen,
          t.paging,
          t.filtering,
          t.caching,
          t.limits(apiLimits.request.most, apiLimits.request.minutes),
          t.growth,
        ].map((sentence) => (
          <li key={sentence}>{withCode(sentence)}</li>
        ))}
      </ul>
      <p>
        <a href="/api/v1/openapi.json">{t.page.file}</a>
      </p>
    </Card>
    <OperationsCard siteUrl={siteUrl} operations={operations} />
    <Card title={t.page.shapes}>
      <Stack isTight>
        {shapes.map((shape) => (
          <ShapeSection key={shape.name} {...shape} />
        ))}
      </Stack>
    </Card>
    <Card title={t.webhooks.title}>
      <p>{t.webhooks.lead}</p>
      <Example label={t.page.message} text={exampleMessage(siteUrl)} />
      <ul>
        {[t.webhooks.signature, t.webhooks.once, t.webhooks.retries, t.webhooks.description].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
    <ErrorsCard errors={errors} />
  </PlainFrame>
)

const OperationsCard = ({ siteUrl, operations }: Pick<ApiDocumentation, 'siteUrl' | 'operations'>) => (
  <Card title={t.page.operations} note={`${siteUrl}/api/v1`}>
    <DataTable
      caption={t.page.operations}
      rows={operations}
      rowKey={({ path }) => path}
      columns={[
        { key: 'path', header: h.address, isRowHeader: true, cell: ({ path }) => <code>GET {path}</code> },
        {
          key: 'summary',
          header: h.reads,
          widthPercent: 45,
          cell: ({ summary, parameters }) => (
            <>
              {summary}
              {parameters.map(({ name, meaning }) => (
                <div key={name} className="small muted">
                  <code>?{name}</code> {meaning}
                </div>
              ))}
            </>
          ),
        },
        { key: 'answer', header: h.answer, cell: ({ answer }) => <a href={`#${answer}`}>{answer}</a> },
      ]}
    />
  </Card>
)

const ErrorsCard = ({ errors }: Pick<ApiDocumentation, 'errors'>) => (
  <Card title={t.page.errors} note={t.page.errorsNote}>
    <DataTable
      caption={t.page.errors}
      rows={errors}
      rowKey={({ code }) => code}
      columns={[
        { key: 'status', header: h.status, isNumeric: true, cell: ({ status }) => status },
        {
          key: 'code',
          header: h.code,
          isRowHeader: true,
          cell: ({ code }) => <code id={code}>{code}</code>,
        },
        { key: 'detail', header: h.meaning, cell: ({ detail }) => detail },
      ]}
    />
  </Card>
)

/** What is between backquotes is code. */
const withCode = (sentence: string) =>
  sentence.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))

const Example = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <TableRegion label={label}>
    <pre className={styles.example}>
      <code>{text}</code>
    </pre>
  </TableRegion>
)

const ShapeSection = ({ name, meaning, fields }: ApiDocumentation['shapes'][number]) => (
  <Disclosure id={name} summary={`${name} : ${meaning}`}>
    <DataTable
      caption={name}
      rows={fields}
      rowKey={(field) => field.name}
      onPhone="scroll"
      columns={[
        { key: 'name', header: h.field, isRowHeader: true, cell: (field) => <code>{field.name}</code> },
        {
          key: 'kind',
          header: h.kind,
          cell: ({ kind, shape }) => (shape ? <a href={`#${shape}`}>{kind}</a> : kind),
        },
        { key: 'meaning', header: h.meaning, cell: (field) => field.meaning },
      ]}
    />
  </Disclosure>
)

const exampleMessage = (siteUrl: string): string => {
  const ctgId = '5b2d6f0e-3f7a-4c1d-9a51-2f1f7c1d0e4b'
  const change = { act: 'action.status-changed', type: 'action', id: '0f6a8a52-6a1e-4b83-8f2e-9f3f0b6f2c11' }
  return JSON.stringify(
    {
      type: 'action.changed',
      timestamp: '2027-03-02T09:14:00.000Z',
      data: { ctgId, api: `${siteUrl}/api/v1/ctgs/${ctgId}`, changes: [change] },
    },
    null,
    2,
  )
}
