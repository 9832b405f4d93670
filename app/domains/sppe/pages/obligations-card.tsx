/** What the law asks of whom, from the inhabitants of each commune and of those that transferred. Rules: docs/rules/sppe.md §2. */
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { dutyWords, sppeLabels as t, verdictWords } from '../labels.fr.ts'
import type { SppePageData } from '../queries.server.ts'
import { type Bearer, type Duty, duties } from '../sppe.ts'

const tones = { required: 'accent', 'to-confirm': 'warn', 'not-required': 'neutral' } as const

const dutyColumn = (duty: Duty) => ({
  key: duty,
  header: dutyWords[duty],
  cell: ({ duties: due }: Bearer) =>
    due[duty] === null ? (
      <span className="muted">tenue ailleurs</span>
    ) : (
      <Chip tone={tones[due[duty]]}>{verdictWords[due[duty]]}</Chip>
    ),
})

export function ObligationsCard({ obligations, communeCount }: Pick<SppePageData, 'obligations' | 'communeCount'>) {
  const { listed, toConfirm, without, sources } = obligations
  return (
    <Card
      title="Ce que demande la loi"
      note="Articles L. 214-1-3 et L. 214-2-1 : au-delà de 3 500 habitants, planifier et soutenir la qualité ; au-delà de 10 000, un schéma et un relais petite enfance. Qui a reçu des missions compte la population totale de toutes les communes qui les lui ont transférées."
      content="tight"
      id="obligations"
    >
      {communeCount === 0 ? (
        <EmptyState>Le périmètre de la CTG n’a pas encore de commune.</EmptyState>
      ) : (
        listed.rows.length > 0 && (
          <>
            <DataTable
              caption="Obligations de chaque autorité organisatrice"
              columns={[
                { header: 'Autorité organisatrice', cell: ({ name }) => name },
                {
                  header: 'Habitants comptés',
                  cell: (bearer) => (
                    <>
                      {t.bearerCounts(bearer).map((line) => (
                        <span key={line} className="small">
                          {line}
                          <br />
                        </span>
                      ))}
                    </>
                  ),
                },
                ...duties.map(dutyColumn),
              ]}
              rows={listed.rows}
              note={`Populations : ${sources}.`}
            />
            <Pagination {...listed} pageUrl={(page) => `?page=${page}#obligations`} />
          </>
        )
      )}
      {without > 0 && <p>{t.communesUnder(without)}</p>}
      {toConfirm > 0 && <p>{t.communesToConfirm(toConfirm)}</p>}
    </Card>
  )
}
