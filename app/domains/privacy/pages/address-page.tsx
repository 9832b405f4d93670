/** What is held under an address without account: see it, take it, have it erased. Works without JavaScript. */
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { privacyLabels, reasonWords } from '../labels.fr.ts'
import type { AddressPageData } from '../queries.server.ts'

const t = privacyLabels.address

export const AddressPage = ({ email, erasedAt, held, path }: AddressPageData & { readonly path: string }) => (
  <Page title={t.title} lead={t.lead(email)}>
    {erasedAt && <Notice tone="ok">{t.erased}</Notice>}
    <Card>
      <DataTable
        caption={t.title}
        rows={held}
        rowKey={({ table, stays }) => `${table} ${stays}`}
        empty={t.nothing}
        columns={[
          { header: 'Quoi', cell: ({ label }) => label },
          { header: 'Lignes', isNumeric: true, cell: ({ count }) => count },
          { header: t.stays, cell: ({ stays }) => (stays ? reasonWords.act : '') },
        ]}
      />
    </Card>
    {held.length > 0 && (
      <p>
        <LinkButton to={`${path}/donnees.json`} isDownload>
          {t.download}
        </LinkButton>
      </p>
    )}
    {held.some(({ stays }) => !stays) && (
      <Card title={t.erase} note={t.eraseNote}>
        <CommandForm intent="erase-address" submit={t.erase} submitLook="danger" />
      </Card>
    )}
  </Page>
)
