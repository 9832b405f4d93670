/** The reports of an evaluation: asked for, made in the background, then to download. Rules: docs/rules/evaluation-evidence.md §8. */
import { formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice, Progress } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { evaluationRefusals } from '../labels.fr.ts'
import { reportLabels as t } from '../report/labels.fr.ts'
import type { ReportPageData } from '../report/queries.server.ts'
import { reportForms } from '../report/report-forms.ts'

export function ReportPage(data: ReportPageData) {
  const { ctgId, evaluationId, title, reports, mayMakeAgain } = data
  const base = `/ctg/${ctgId}/evaluation/${evaluationId}`
  useRefreshWhile(reports.some(({ state }) => state === 'being-made'))
  return (
    <Page crumbs={[{ label: title, to: base }]} title={t.title} lead={t.lead}>
      <AskCard {...data} />
      {reports.length === 0 && <EmptyState>{t.none}</EmptyState>}
      {reports.map((report) => (
        <ReportCard
          key={report.id}
          ctgId={ctgId}
          address={`${base}/rapport`}
          report={report}
          mayMakeAgain={mayMakeAgain}
        />
      ))}
    </Page>
  )
}

/** What the report will hold, what is missing, and the button; without limits, why there is none. */
function AskCard({ ctgId, evaluationId, isFrozen, hasLimits, hasEvidence, mayRequest }: ReportPageData) {
  const base = `/ctg/${ctgId}/evaluation/${evaluationId}`
  return (
    <Card title="Un nouveau rapport" content="tight">
      <ul>
        {reportForms.map((form) => (
          <li key={form}>
            <strong>{t.forms[form].name}</strong> : {t.forms[form].what}
          </li>
        ))}
      </ul>
      {!isFrozen && <p>{mayRequest ? t.provisional : t.provisionalRead}</p>}
      {!hasEvidence && (
        <p>
          {t.noEvidence} <Link to={`${base}/elements`}>Voir les éléments</Link>
        </p>
      )}
      {!hasLimits && <Notice tone="warn">{evaluationRefusals['evaluation.report-without-limits']}</Notice>}
      {mayRequest && hasLimits && (
        <CommandForm intent="request-report" isInline>
          <SubmitButton>{isFrozen ? 'Demander le rapport' : 'Demander un rapport provisoire'}</SubmitButton>
        </CommandForm>
      )}
      {!mayRequest && <p className="muted">La coordination et les évaluateurs invités demandent les rapports.</p>}
    </Card>
  )
}

type Report = ReportPageData['reports'][number]
type CardProps = {
  readonly ctgId: string
  readonly address: string
  readonly report: Report
  readonly mayMakeAgain: boolean
}

function ReportCard({ ctgId, address, report, mayMakeAgain }: CardProps) {
  const { id, state, files, requestedAt, requestedBy } = report
  const percent = Math.round((100 * files.length) / reportForms.length)
  return (
    <Card title={t.reportTitle(report)} note={`Demandé par ${requestedBy}, le ${formatInstant(requestedAt)}.`}>
      <div role="status">
        <Row>
          {files.map(({ form, fileId, sizeBytes }) => (
            <LinkButton
              key={form}
              to={`/ctg/${ctgId}/fichiers/${fileId}`}
              isDownload
              label={`${t.forms[form].name}, ${formatFileSize(Number(sizeBytes))} : ${t.reportTitle(report)}`}
            >
              {t.forms[form].name}, {formatFileSize(Number(sizeBytes))}
            </LinkButton>
          ))}
          {state === 'being-made' && <Progress value={percent} max={100} label={`Fichiers en cours, ${percent} %`} />}
        </Row>
        {state === 'being-made' && (
          <p>
            Vous pouvez quitter cette page : ils se font sans vous. <a href={address}>Actualiser</a>
          </p>
        )}
      </div>
      {state === 'lost' && (
        <Stack isTight>
          <Notice tone="warn">Des fichiers n’ont pas pu être faits ; ce que le rapport dit est gardé.</Notice>
          {mayMakeAgain && (
            <CommandForm intent="make-report-again" isInline submit="Redemander les fichiers" submitLook="plain">
              <input type="hidden" name="reportId" value={id} />
            </CommandForm>
          )}
        </Stack>
      )}
    </Card>
  )
}
