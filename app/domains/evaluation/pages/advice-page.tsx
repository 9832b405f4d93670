/** What is recommended of every objective and action, one a row, in common or in the name of one’s party. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import { ofParty } from '#app/kernel/french.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type Advice, adviceKinds } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { AdvicePageData } from '../queries.server.ts'

type Line = AdvicePageData['lines'][number]

export const AdvicePage = (page: AdvicePageData) => {
  const { evaluation, voice, acting, may } = page
  const base = `/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}`
  return (
    <Page
      crumbs={[crumbs.evaluation(evaluation.ctgId), { label: evaluation.title, to: base }]}
      title="Recommandations"
      lead="Poursuivre, adapter, arrêter ou généraliser, avec sa raison. Ce qui est à arrêter n’est pas proposé dans la CTG qui suit."
    >
      {acting && may.recommendForParty && (
        <Tabs
          label="Au nom de qui"
          tabs={[
            { label: 'En commun', to: `${base}/recommandations`, isCurrent: voice === 'common' },
            {
              label: `Au seul nom ${ofParty(acting.shortName)}`,
              to: `${base}/recommandations?voix=partie`,
              isCurrent: voice === 'party',
            },
          ]}
        />
      )}
      {evaluation.stage === 'framing' && <Notice>On recommande une fois la note de cadrage figée.</Notice>}
      <TableCard {...page} />
    </Page>
  )
}

const mayWrite = ({ voice, may }: AdvicePageData): boolean =>
  voice === 'common' ? may.recommend : may.recommendForParty

function TableCard(page: AdvicePageData) {
  const { evaluation, voice, acting, lines, total } = page
  const partyId = voice === 'party' ? (acting?.id ?? '') : ''
  const query = voice === 'party' ? 'voix=partie&' : ''
  return (
    <Card title={formatCount(total, 'objectif et action', 'objectifs et actions')}>
      {mayWrite(page) && lines.length > 0 ? (
        <CommandForm intent="recommend" isWide key={`${voice}-${page.page}`} submit="Enregistrer les recommandations">
          <input type="hidden" name="partyId" value={partyId} />
          <AdviceTable page={page} partyId={partyId || null} />
        </CommandForm>
      ) : (
        <AdviceTable page={page} partyId={partyId || null} />
      )}
      <Pagination
        page={page.page}
        pageCount={page.pageCount}
        pageUrl={(one) => `/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}/recommandations?${query}page=${one}`}
      />
    </Card>
  )
}

type TableProps = { readonly page: AdvicePageData; readonly partyId: string | null }

function AdviceTable({ page, partyId }: TableProps) {
  const { evaluation, lines } = page
  const savedOf = (line: Line) =>
    evaluation.advice.find(({ id, party }) => id === line.id && (party?.partyId ?? null) === partyId)
  const othersOf = (line: Line) =>
    evaluation.advice.filter(({ id, party }) => id === line.id && (party?.partyId ?? null) !== partyId)
  const isWritten = mayWrite(page)
  const columns: readonly Column<Line>[] = [
    {
      header: 'Objectif ou action',
      cell: (line) => <LineName line={line} ctgId={evaluation.ctgId} />,
    },
    { header: 'État', cell: ({ status }) => (status === null ? 'objectif' : planLabels.status[status]) },
    {
      header: 'Recommandation',
      cell: (line) => (isWritten ? <AdviceSelect line={line} saved={savedOf(line)} /> : adviceOf(savedOf(line))),
    },
    {
      header: 'Raison',
      cell: (line) => (isWritten ? <ReasonField line={line} saved={savedOf(line)} /> : savedOf(line)?.reason),
    },
    ...(lines.some((line) => othersOf(line).length > 0)
      ? [
          {
            header: 'Les autres voix',
            isNote: true,
            cell: (line: Line) => <Others advice={othersOf(line)} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption="Ce qui est recommandé de chaque objectif et de chaque action"
      rows={lines}
      columns={columns}
      empty="Le plan n’a encore ni objectif ni action."
    />
  )
}

const adviceOf = (saved: Advice | undefined): string => (saved ? t.advice[saved.advice] : 'aucune')

const LineName = ({ line: { on, id, code, title }, ctgId }: { readonly line: Line; readonly ctgId: string }) => (
  <Link to={`/ctg/${ctgId}/${on === 'objective' ? 'objectifs' : 'actions'}/${id}`}>
    {code} {title}
  </Link>
)

type FieldProps = { readonly line: Line; readonly saved: Advice | undefined }

const AdviceSelect = ({ line, saved }: FieldProps) => (
  <>
    <input type="hidden" name={`version-${line.id}`} value={saved?.version ?? 0} />
    <SelectField
      name={`advice-${line.id}`}
      label={`Recommandation, ${line.title}`}
      isLabelHidden
      emptyLabel="Aucune"
      options={adviceKinds.map((value) => ({ value, label: t.advice[value] }))}
      defaultValue={saved?.advice}
    />
  </>
)

const ReasonField = ({ line, saved }: FieldProps) => (
  <TextArea
    name={`reason-${line.id}`}
    label={`Raison, ${line.title}`}
    isLabelHidden
    rows={2}
    defaultValue={saved?.reason}
    maxLength={2000}
  />
)

const Others = ({ advice }: { readonly advice: readonly Advice[] }) =>
  advice.length === 0
    ? 'rien'
    : advice.map(({ adviceId, party, advice: kind, reason }) => (
        <span key={adviceId}>
          {party?.name ?? 'En commun'} : {t.advice[kind]}, {reason}{' '}
        </span>
      ))
