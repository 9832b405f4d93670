/** The figures of a theme, commune by commune, then what each of them is. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { Definitions, ValuesByCommune } from '#app/domains/observatory/pages/figures-details.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import type { CommunesPageData } from '../queries.server.ts'

export const CommunesPage = ({ ctgId, theme, communes, defined }: CommunesPageData) => (
  <Page
    crumbs={[crumbs.diagnosis(ctgId), { label: theme.name, to: `/ctg/${ctgId}/diagnostic/${theme.id}` }]}
    title={observatoryLabels.table.valuesByCommune}
    lead={theme.name}
  >
    {communes && (
      <Card>
        <ValuesByCommune figures={communes.figures} />
        <Pagination {...communes} pageUrl={(page) => `?page=${page}`} />
      </Card>
    )}
    <Card title={observatoryLabels.table.definitions} id="definitions">
      <Definitions indicators={defined} />
    </Card>
  </Page>
)
