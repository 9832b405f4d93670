/** Mails that their server refused, or that were given up: addresses masked, no word of theirs. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { jobsPath } from '../address.ts'
import type { JobsPageData } from '../jobs-queries.server.ts'
import { failureLabels, kindOfMail, jobLabels as t } from '../work-labels.fr.ts'

type Props = Pick<JobsPageData, 'failedMails'> & { readonly jobsPage: number }

const columns: readonly Column<JobsPageData['failedMails']['mails'][number]>[] = [
  {
    header: 'Courriel',
    cell: ({ kind, ctgName }) => (
      <>
        {kindOfMail(kind)}
        {ctgName && (
          <>
            <br />
            <span className="fine muted">{ctgName}</span>
          </>
        )}
      </>
    ),
  },
  { header: 'À', cell: ({ address }) => address },
  { header: 'Pourquoi', cell: ({ why }) => failureLabels[why] },
  { header: 'Écrit le', isNote: true, cell: ({ createdAt }) => formatInstant(createdAt) },
  {
    header: 'Acte',
    isHeaderHidden: true,
    onPhone: 'bare',
    cell: ({ id, kind, address, mayRetry }) =>
      mayRetry ? (
        <CommandForm intent="retry-mails" isInline about={{ mailId: id }}>
          <SubmitButton look="plain" isSmall label={`${t.retry} : ${kindOfMail(kind)}, ${address}`}>
            {t.retry}
          </SubmitButton>
        </CommandForm>
      ) : (
        <span className="fine muted">ses mots sont effacés</span>
      ),
  },
]

export const FailedMails = ({ failedMails: { total, page, pageCount, mails }, jobsPage }: Props) => (
  <Card
    title={t.mailsTitle}
    id="courriels"
    note={t.mailsNote}
    {...(total > 0 && { aside: formatCount(total, 'courriel') })}
    content="tight"
  >
    <DataTable rows={mails} empty={t.noMail} columns={columns} />
    <Pagination
      page={page}
      pageCount={pageCount}
      pageUrl={(number) => jobsPath({ jobs: jobsPage, mails: number }, 'courriels')}
    />
    {mails.filter(({ mayRetry, why }) => mayRetry && why !== 'by-hand').length > 1 && (
      <CommandForm intent="retry-mails" subject="all" isInline>
        <SubmitButton look="plain">Envoyer de nouveau tous ceux qui le peuvent</SubmitButton>
      </CommandForm>
    )}
  </Card>
)
