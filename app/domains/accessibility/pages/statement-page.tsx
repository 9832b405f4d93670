/** The accessibility statement, printed from the audit: its state, its rate, what fails, what is planned. Pure. Rules: docs/rules/accessibility.md §3. */
import type { ReactNode } from 'react'
import { formatDay, formatList } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, List, Page } from '#app/ui/layout.tsx'
import type { Audit } from '../audit.ts'
import { currentAudit } from '../current-audit.ts'
import { auditedOn } from '../evidence.fr.ts'
import { accessibilityLabels as t } from '../labels.fr.ts'
import { exemptions, longPlan, technologies, tools, yearPlan } from '../programme.fr.ts'
import type { Publisher } from '../queries.server.ts'

export type StatementProps = {
  /** Null while the database does not answer: the page then leaves the publisher out. */
  readonly publisher: Publisher | null
}

const publisherSentence = (publisher: StatementProps['publisher']): string =>
  publisher === null ? t.publisherUnread : publisher.name ? t.publisher(publisher.name) : t.noPublisher

export function StatementPage({ publisher }: StatementProps) {
  const audit = currentAudit()
  return (
    <Page title={t.title} lead={t.stateSentence(audit)}>
      <Card title="État de conformité" content="tight">
        <p>{publisherSentence(publisher)}</p>
        <p>{t.rateSentence(audit)}</p>
        <p>{t.meanSentence(audit)}</p>
        <p>{t.whoSentence}</p>
      </Card>
      <Card title="Ce qui n’est pas accessible">
        <Faults audit={audit} />
      </Card>
      <Card title="Ce que la loi laisse de côté" note="Rien n’est laissé de côté comme une charge trop lourde.">
        <List of={exemptions} />
      </Card>
      <Contacts contact={publisher?.contact} />
      <Plans />
      <Card title="Comment cette déclaration est établie" content="tight">
        <p>
          Établie le {formatDay(auditedOn)}. Techniques : {formatList(technologies)}. Outils : {formatList(tools)}.
        </p>
        <Disclosure summary={`Les ${audit.units.length} pages et documents vérifiés`}>
          <Units audit={audit} />
        </Disclosure>
        <Disclosure summary="Les 106 critères">
          <Grid audit={audit} />
        </Disclosure>
      </Card>
    </Page>
  )
}

const Faults = ({ audit }: { readonly audit: Audit }) => (
  <DataTable
    caption="Critères non conformes, ou non vérifiés"
    rows={audit.lines.filter(({ faults }) => faults.length > 0)}
    rowKey={({ criterion }) => criterion.number}
    columns={[
      {
        header: 'Critère',
        cell: ({ criterion }) => `${criterion.number} ${criterion.title}`,
      },
      { header: 'Jugement', cell: ({ verdict }) => t.verdicts[verdict] },
      {
        header: 'Pourquoi, et où',
        cell: (line): ReactNode =>
          t.faultsOf(line).map(({ words, where }) => (
            <p key={words}>
              {words} <span className="muted small">{where}</span>
            </p>
          )),
      },
      { header: 'Prévu pour le', isNote: true, cell: ({ criterion }) => t.plannedFor(criterion.number) },
    ]}
  />
)

const Contacts = ({ contact }: { readonly contact: string | undefined }) => (
  <>
    <Card title="Signaler une difficulté" content="tight">
      <p>{contact ? t.contact(contact) : t.noContact}</p>
      <p>{t.contactDuty}</p>
    </Card>
    <Card title="Si vous n’obtenez pas de réponse">
      <p>Vous pouvez saisir le Défenseur des droits :</p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/">Formulaire du Défenseur des droits</a>
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues">
            Délégué du Défenseur des droits près de chez vous
          </a>
        </li>
        <li>par courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
      </ul>
    </Card>
  </>
)

const Plans = () => (
  <>
    <Card title="Schéma pluriannuel 2027-2029">
      <ul>
        {longPlan.map(({ year, words }) => (
          <li key={year}>
            <strong>{year}</strong> : {words}
          </li>
        ))}
      </ul>
    </Card>
    <Card title="Plan de l’année 2027">
      <DataTable
        rows={yearPlan}
        rowKey={({ words }) => words}
        columns={[
          { header: 'Ce qui est prévu', cell: ({ words }) => words },
          { header: 'Critères', cell: ({ criteria }) => criteria.join(', ') },
          { header: 'Au plus tard', isNote: true, cell: ({ by }) => formatDay(by) },
        ]}
      />
    </Card>
  </>
)

const Units = ({ audit }: { readonly audit: Audit }) => (
  <DataTable
    caption="Pages et documents vérifiés"
    rows={audit.units}
    rowKey={({ unit }) => unit.key}
    columns={[
      { header: 'Page ou document', cell: ({ unit }) => t.unit(unit) },
      { header: 'Taux', isNumeric: true, cell: ({ ratio }) => t.percentOf(ratio) },
      { header: 'Critères en défaut', cell: ({ failed }) => failed.join(', ') || 'aucun' },
    ]}
  />
)

const Grid = ({ audit }: { readonly audit: Audit }) => (
  <DataTable
    caption="Les 106 critères du RGAA"
    rows={audit.lines}
    rowKey={({ criterion }) => criterion.number}
    columns={[
      {
        header: 'Critère',
        cell: ({ criterion }) => `${criterion.number} ${criterion.title}`,
      },
      { header: 'Thème', isNote: true, cell: ({ criterion }) => criterion.theme },
      { header: 'Jugement', cell: ({ verdict }) => t.verdicts[verdict] },
    ]}
  />
)
