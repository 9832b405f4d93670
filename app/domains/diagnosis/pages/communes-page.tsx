/** The figures of a theme, commune by commune. */
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { ValuesByCommune } from '#app/domains/observatory/pages/figures-details.tsx'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { pageLabels as p } from '../page-labels.fr.ts'
import type { CommunesPageData } from '../queries.server.ts'

export const CommunesPage = ({ ctgId, theme, figures }: CommunesPageData) => (
  <Stack>
    <Breadcrumb
      crumbs={[
        { label: p.diagnosis, to: `/ctg/${ctgId}/diagnostic` },
        { label: theme.name, to: `/ctg/${ctgId}/diagnostic/${theme.id}` },
      ]}
    />
    <PageHeader title={observatoryLabels.table.valuesByCommune} lead={theme.name} />
    <Card>
      <ValuesByCommune figures={figures} />
    </Card>
  </Stack>
)
