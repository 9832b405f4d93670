/** The API for those who write the other software: how to begin, what one reads, errors, webhooks. Pure. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { DataTable, TableRegion } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, PageHeader } from '#app/ui/layout.tsx'
import { apiLimits } from '../api.ts'
import { apiTexts as t } from '../api-texts.fr.ts'
import type { ApiDocumentation } from '../description/documentation.server.ts'
import styles from './api.module.css'

const h = t.page.header

export const ApiPage = ({ siteUrl, version, operations, writes, scopes, shapes, errors }: ApiDocumentation) => (
  <PlainFrame homeTo="/" isNarrow={false}>
    <PageHeader title={t.page.title} lead={t.lead} />
    <StartCard siteUrl={siteUrl} version={version} />
    <ScopesCard scopes={scopes} />
    <OperationsCard siteUrl={siteUrl} operations={operations} />
    <WritesCard siteUrl={siteUrl} writes={writes} />
    <ErrorsCard errors={errors} />
    <Card title={t.webhooks.title} id="webhooks">
      <p>{t.webhooks.lead}</p>
      <Example label={t.page.message} text={exampleMessage(siteUrl)} />
      <Sentences of={[t.webhooks.signature, t.webhooks.once, t.webhooks.retries, t.webhooks.description]} />
    </Card>
    <Card title={t.page.shapes} id="contenus" content="tight">
      {shapes.map((shape) => (
        <ShapeSection key={shape.name} {...shape} />
      ))}
    </Card>
  </PlainFrame>
)

const Sentences = ({ of }: { readonly of: readonly string[] }) => (
  <ul className={styles.sentences}>
    {of.map((sentence) => (
      <li key={sentence}>{withCode(sentence)}</li>
    ))}
  </ul>
)

const StartCard = ({ siteUrl, version }: Pick<ApiDocumentation, 'siteUrl' | 'version'>) => (
  <Card title={t.page.first} note={t.page.version(version)} id="commencer">
    <ol>
      {t.page.steps.map(({ sentence, example }) => (
        <li key={sentence}>
          {withCode(sentence)}
          {example !== undefined && <Example label={sentence} text={example(`${siteUrl}/api/v1`)} />}
        </li>
      ))}
    </ol>
    <Sentences
      of={[
        t.seen,
        t.paging,
        t.filtering,
        t.caching,
        t.limits(apiLimits.request.most, apiLimits.request.minutes),
        t.cors,
        t.growth,
      ]}
    />
    <p>
      <a href="/api/v1/openapi.json">{t.page.file}</a>
    </p>
    <p>{t.page.client}</p>
    <Example
      label={t.page.client}
      text={`npx orval --input ${siteUrl}/api/v1/openapi.json --output trame.ts --client fetch`}
    />
  </Card>
)

const ScopesCard = ({ scopes }: Pick<ApiDocumentation, 'scopes'>) => (
  <Card title={t.page.scopes} id="portees">
    <p className={styles.sentences}>{t.scopes}</p>
    <DataTable
      rows={[{ word: 'lecture', meaning: t.page.reading }, ...scopes]}
      rowKey={({ word }) => word}
      columns={[
        { header: h.scope, cell: ({ word }) => <code>{word}</code> },
        { header: h.meaning, cell: ({ meaning }) => meaning },
      ]}
    />
  </Card>
)

const WritesCard = ({ siteUrl, writes }: Pick<ApiDocumentation, 'siteUrl' | 'writes'>) => (
  <Card title={t.page.writes} note={`${siteUrl}/api/v1`} id="ecrire">
    <Sentences of={[t.writing.key, t.writing.version, t.writing.trial, t.writing.whole, t.writing.figures]} />
    <Example label={t.page.writes} text={exampleWrite(siteUrl)} />
    <DataTable
      rows={writes}
      rowKey={({ method, path }) => `${method} ${path}`}
      columns={[
        {
          header: h.address,
          cell: ({ method, path }) => (
            <code className={styles.address}>
              {method} {withBreaks(path)}
            </code>
          ),
        },
        {
          header: h.does,
          widthPercent: 40,
          cell: ({ summary, isVersioned }) => (
            <>
              {withCode(summary)}
              {isVersioned && <div className="small muted">If-Match</div>}
            </>
          ),
        },
        { header: h.scope, cell: ({ scope }) => <code>{scope}</code> },
        { header: h.body, cell: ({ body }) => body && <a href={`#${body}`}>{body}</a> },
      ]}
    />
  </Card>
)

/** A long address is cut at its slashes. */
const withBreaks = (path: string) =>
  path.split('/').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one address never move
    <span key={index}>
      {index > 0 && '/'}
      <wbr />
      {part}
    </span>
  ))

const OperationsCard = ({ siteUrl, operations }: Pick<ApiDocumentation, 'siteUrl' | 'operations'>) => (
  <Card title={t.page.operations} id="lire" note={`${siteUrl}/api/v1`}>
    <DataTable
      rows={operations}
      rowKey={({ path }) => path}
      columns={[
        {
          header: h.address,
          cell: ({ path }) => <code className={styles.address}>GET {withBreaks(path)}</code>,
        },
        {
          header: h.reads,
          widthPercent: 45,
          cell: ({ summary, parameters, scopes }) => (
            <>
              {summary}
              {scopes.length > 0 && <div className="small">{t.page.needs(scopes)}</div>}
              {parameters.map(({ name, meaning }) => (
                <div key={name} className="small muted">
                  <code>?{name}</code> {meaning}
                </div>
              ))}
            </>
          ),
        },
        { header: h.answer, cell: ({ answer }) => <a href={`#${answer}`}>{answer}</a> },
      ]}
    />
  </Card>
)

const ErrorsCard = ({ errors }: Pick<ApiDocumentation, 'errors'>) => (
  <Card title={t.page.errors} id="erreurs" note={t.page.errorsNote}>
    <DataTable
      rows={errors}
      columns={[
        { header: h.status, isNumeric: true, cell: ({ status }) => status },
        {
          header: h.code,
          isRowHeader: true,
          cell: ({ code }) => <code id={code}>{code}</code>,
        },
        { header: h.meaning, cell: ({ detail }) => detail },
      ]}
    />
  </Card>
)

/** What is between backquotes is code. In a fragment of its own: spaces are set in the words that an element holds itself. */
const withCode = (sentence: string) => (
  <>{sentence.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
)

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
        { header: h.field, cell: (field) => <code>{field.name}</code> },
        {
          header: h.kind,
          cell: ({ kind, shape }) => (shape ? <a href={`#${shape}`}>{kind}</a> : kind),
        },
        { header: h.meaning, cell: (field) => field.meaning },
      ]}
    />
  </Disclosure>
)

const exampleWrite = (siteUrl: string): string =>
  [
    `curl -X PATCH ${siteUrl}/api/v1/ctgs/$CTG/actions/$ACTION \\`,
    '  -H "Authorization: Bearer $JETON" \\',
    '  -H "Idempotency-Key: $(uuidgen)" \\',
    '  -H \'If-Match: "12.abc"\' \\',
    '  -H "Content-Type: application/json" \\',
    '  -d \'{ "nextStep": "Choisir le local", "nextStepOn": "2027-02-15" }\'',
  ].join('\n')

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
