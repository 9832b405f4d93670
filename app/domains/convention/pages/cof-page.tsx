/** The Caf's list of services supported: imported whole, read, taken back. The money is in the COF. Rules: docs/rules/convention.md §6.5. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatCount, formatDay, formatEuros, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { CofPageData } from '../annexes/annex-queries.server.ts'
import { cofFieldLabels, cofLabels as t } from '../cof/labels.fr.ts'

type Line = CofPageData['lines'][number]
type List = NonNullable<CofPageData['list']>

export function CofPage(page: CofPageData) {
  const { ctgId, list, totals, mayWrite } = page
  const path = `/ctg/${ctgId}/convention/annexes`
  return (
    <Page
      crumbs={[crumbs.convention(ctgId), { label: 'Annexes', to: path }]}
      title="COF et bonus territoire"
      lead={t.money}
      actions={
        list && (
          <Row>
            <LinkButton to={`${path}/cof/export?format=xlsx`} isDownload>
              Télécharger (.xlsx)
            </LinkButton>
            <LinkButton to={`${path}/cof/export?format=csv`} look="quiet" isDownload>
              Télécharger (.csv)
            </LinkButton>
          </Row>
        )
      }
    >
      {!list && (
        <Card title="La liste de la Caf" content="tight">
          <EmptyState>
            Demandez à la Caf la liste des conventions d’objectifs et de financement du territoire, dans un tableur :
            Trame y lit les services, leurs gestionnaires, leurs communes, leurs dates et le bonus territoire.
          </EmptyState>
          {mayWrite && <ImportForm />}
        </Card>
      )}
      {list && <ListCard {...page} list={list} />}
      {list && (
        <Card
          title="Les conventions d’objectifs et de financement"
          id="lignes"
          aside={formatCount(totals.lines, 'ligne')}
        >
          <DataTable
            caption={t.caption}
            rows={page.lines.map((line, index) => ({ ...line, key: String(page.firstLine + index) }))}
            columns={columns}
            note={t.bonus(totals)}
          />
          <Pagination page={page.page} pageCount={page.pageCount} pageUrl={(to) => `?page=${to}#lignes`} />
        </Card>
      )}
    </Page>
  )
}

const ImportForm = () => (
  <CommandForm intent="import-cof-list" hasFiles submit="Importer la liste" sendingLabel="Lecture du tableur…">
    <UploadField
      name="file"
      label="Tableur de la Caf"
      hint="Une ligne par convention ou par service ; .xlsx, .ods ou .csv."
      accept=".xlsx,.ods,.csv"
      isRequired
    />
  </CommandForm>
)

const ListCard = ({ list, mayWrite }: CofPageData & { readonly list: List }) => (
  <Card
    title="La liste importée"
    note={`${list.fileName}, importé le ${formatInstant(list.importedAt)} par ${list.importedBy}.`}
    content="tight"
  >
    <p>{t.account(list.account)}</p>
    {list.account.aside.length > 0 && <AsideCells account={list.account} />}
    {mayWrite && (
      <Disclosure
        summary="Remplacer la liste, ou annuler cet import"
        look="button"
        forms={{ intents: ['import-cof-list', 'undo-cof-import'] }}
      >
        <Stack isTight>
          <p>Un nouvel import remplace toute la liste. Les versions figées gardent la leur.</p>
          <ImportForm />
          <CommandForm intent="undo-cof-import" isInline values={{ listId: list.id }}>
            <SubmitButton look="danger" isSmall>
              {list.former
                ? `Annuler cet import et revenir à celui du ${formatInstant(list.former.importedAt)}`
                : 'Annuler cet import'}
            </SubmitButton>
          </CommandForm>
        </Stack>
      </Disclosure>
    )}
  </Card>
)

/** Cells shown of those left aside; their count is always whole. */
const mostShown = 100

const AsideCells = ({ account: { aside } }: Pick<List, 'account'>) => (
  <Disclosure summary={`Les ${formatCount(aside.length, 'cellule')} laissées de côté, et pourquoi`}>
    <DataTable
      caption="Cellules laissées de côté"
      rows={aside.slice(0, mostShown).map((cell, index) => ({ ...cell, key: String(index) }))}
      columns={[
        { header: 'Où', cell: ({ cell }) => cell },
        { header: 'Texte', cell: ({ text }) => text },
        { header: 'Pourquoi', isNote: true, cell: ({ because }) => t.because[because] },
      ]}
      {...(aside.length > mostShown && { note: `Les ${mostShown} premières sont montrées.` })}
    />
  </Disclosure>
)

const dayOrDash = (day: string | null): string => (day === null ? '–' : formatDay(day))

const columns: readonly Column<Line>[] = [
  {
    header: cofFieldLabels.service,
    cell: ({ service, words }) => (
      <>
        {service || '–'}
        {words.map(({ title, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a line never move
          <span key={index} className="fine">
            <br />
            {title} : {text}
          </span>
        ))}
      </>
    ),
  },
  { header: cofFieldLabels.cofNumber, cell: ({ cofNumber }) => cofNumber || '–' },
  { header: cofFieldLabels.manager, cell: ({ manager }) => manager || '–' },
  { header: cofFieldLabels.facilityKind, isNote: true, cell: ({ facilityKind }) => facilityKind || '–' },
  { header: cofFieldLabels.commune, cell: ({ commune }) => commune || '–' },
  {
    header: 'Dates',
    isNote: true,
    cell: ({ startsOn, endsOn }) =>
      startsOn === null && endsOn === null ? '–' : `${dayOrDash(startsOn)} – ${dayOrDash(endsOn)}`,
  },
  {
    header: cofFieldLabels.bonusEuros,
    isNumeric: true,
    cell: ({ bonusEuros }) => (bonusEuros === null ? '–' : formatEuros(bonusEuros)),
  },
]
