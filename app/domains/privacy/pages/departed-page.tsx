/** People without mandate, and the day each is reduced to function and party; for who administers the instance. */
import { Form } from 'react-router'
import { formatDay } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { privacyLabels } from '../labels.fr.ts'
import type { DepartedPageData } from '../queries.server.ts'

const t = privacyLabels.departed
const pathOf = (personId: string) => `/administration/personnes-parties/${personId}`

export const DepartedPage = ({ months, email, isUnknown, found, ...list }: DepartedPageData) => (
  <Page title={t.title} lead={t.lead(months)}>
    <Card title={t.find}>
      <Form method="get">
        <Row>
          <TextField name="adresse" label="Adresse électronique" type="email" defaultValue={email} autoComplete="off" />
          <Button>{t.search}</Button>
        </Row>
      </Form>
      {isUnknown && <Notice tone="warn">{t.notFound}</Notice>}
      {found && (
        <p>
          <Link to={pathOf(found.id)}>{found.name}</Link>
        </p>
      )}
    </Card>
    <Card>
      <DataTable
        caption={t.title}
        rows={list.people}
        rowKey={({ personId }) => personId}
        empty={t.empty}
        columns={[
          {
            header: 'Personne',
            cell: ({ personId, name }) => <Link to={pathOf(personId)}>{name}</Link>,
          },
          { header: t.leftOn, isNote: true, cell: ({ leftOn }) => formatDay(leftOn) },
          {
            header: t.dueOn,
            isNote: true,
            cell: ({ dueOn, isTold }) => `${formatDay(dueOn)}${isTold ? '' : ` (${t.notTold})`}`,
          },
        ]}
      />
      {list.hasMore && <p>{t.more(list.mostShown)}</p>}
    </Card>
  </Page>
)
