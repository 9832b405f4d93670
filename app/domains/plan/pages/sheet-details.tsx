/** What a sheet says beyond its first fields, by groups that fold; what is not filled is not shown. Rules: docs/rules/plan.md §11.1. */
import type { ReactNode } from 'react'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionPageData } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import styles from './sheet-cards.module.css'

type Sheet = ActionPageData['sheet']
type Item = { readonly term: string; readonly description: ReactNode }
type Group = { readonly title: string; readonly items: readonly Item[] }

/** Several lines as they were typed. */
const lines = (words: string): ReactNode => words !== '' && <span className={styles.lines}>{words}</span>

type CriterionLink = { readonly value: string; readonly text: string }

/** Each leads to the actions of the plan that say the same. @param criterion its name in the address of the plan */
const links = (ctgId: string, criterion: string, found: readonly CriterionLink[]): ReactNode =>
  found.length > 0 && (
    <span>
      {found.map(({ value, text }, index) => (
        <span key={value}>
          {index > 0 && ', '}
          <Link to={`/ctg/${ctgId}/plan?${new URLSearchParams({ [criterion]: value })}`}>{text}</Link>
        </span>
      ))}
    </span>
  )

const Services = ({ services }: Pick<Sheet, 'services'>) => (
  <ChipList>
    {services.map(({ id, name, partyName, partyKind }) => (
      <span key={id}>
        <Chip tone={partyKind}>{partyName}</Chip> {name}
      </span>
    ))}
  </ChipList>
)

/** Party, services and name of the co-lead; nothing when there is none. */
export function coLeadText({
  services,
  leadServiceId,
  coLeadPartyName,
  coLeadPartyKind,
  coLeadName,
}: Sheet): ReactNode {
  const coLeads = services.filter(({ id, isLead }) => isLead && id !== leadServiceId)
  const isNamedByService = coLeads.some(({ partyName }) => partyName === coLeadPartyName)
  if (coLeads.length === 0 && !coLeadPartyName && !coLeadName) return null
  return (
    <span>
      {coLeadPartyName && coLeadPartyKind && !isNamedByService && <Chip tone={coLeadPartyKind}>{coLeadPartyName}</Chip>}{' '}
      {coLeads.length > 0 && <Services services={coLeads} />} {coLeadName}
    </span>
  )
}

const places = (ctgId: string, { communes, namedAreas }: Sheet): ReactNode => {
  const hasSeveral = new Set(namedAreas.map(({ communeName }) => communeName)).size > 1
  return links(ctgId, 'lieu', [
    ...communes.map(({ code, name }) => ({ value: code, text: name })),
    ...namedAreas.map((area) => ({ value: area.id, text: s.area(area, hasSeveral) })),
  ])
}

const levers = ({ cafFields }: Sheet): ReactNode =>
  cafFields.length > 0 && (
    <ul className="plain-list">
      {cafFields.map((one) => (
        <li key={one.field}>{t.cafLevers(one)}</li>
      ))}
    </ul>
  )

/** Who, for what, where. */
const aimGroups = (ctgId: string, sheet: Sheet): readonly Group[] => {
  const associates = sheet.services.filter(({ isLead }) => !isLead)
  return [
    {
      title: s.group.leading,
      items: [
        { term: 'Services associés', description: associates.length > 0 && <Services services={associates} /> },
        { term: 'Élu référent', description: sheet.electedSponsor },
        {
          term: 'Instance qui suit',
          description: sheet.bodyName && <Link to={`/ctg/${ctgId}/instances/${sheet.bodyId}`}>{sheet.bodyName}</Link>,
        },
      ],
    },
    {
      title: s.group.aim,
      items: [
        { term: 'Résultats attendus', description: lines(sheet.expectedResults) },
        { term: 'Public', description: sheet.public },
        { term: 'Part des habitants', description: sheet.inhabitantsPart && s.inhabitantsPart[sheet.inhabitantsPart] },
        {
          term: 'Mots-clés',
          description: links(
            ctgId,
            'mot',
            sheet.tags.map((tag) => ({ value: tag, text: tag })),
          ),
        },
      ],
    },
    {
      title: s.group.places,
      items: [
        { term: 'Lieux', description: places(ctgId, sheet) },
        { term: 'Secteur', description: sheet.areas },
      ],
    },
  ]
}

/** When, with what, beside which plans, and what makes it succeed. */
const meansGroups = (ctgId: string, sheet: Sheet): readonly Group[] => [
  {
    title: s.group.calendar,
    items: [
      { term: 'Priorité', description: sheet.priority && s.priority[sheet.priority] },
      { term: 'Récurrence', description: sheet.recurrence && s.recurrence[sheet.recurrence] },
      { term: 'Calendrier', description: sheet.calendarText },
    ],
  },
  {
    title: s.group.means,
    items: [
      { term: 'Leviers de la Caf', description: levers(sheet) },
      { term: 'Moyens humains', description: lines(sheet.humanMeans) },
      { term: 'Moyens matériels', description: lines(sheet.materialMeans) },
    ],
  },
  {
    title: s.group.plans,
    items: [
      {
        term: 'Plans',
        description: links(
          ctgId,
          'articulation',
          sheet.linkedPlans.map(({ id, name }) => ({ value: id, text: name })),
        ),
      },
    ],
  },
  {
    title: s.group.success,
    items: [
      { term: 'Indicateurs qualitatifs', description: lines(sheet.qualitativeIndicators) },
      { term: 'Points de vigilance', description: lines(sheet.watchPoints) },
      { term: 'Conditions de réussite', description: lines(sheet.successConditions) },
    ],
  },
]

export function DetailsCard({ ctgId, sheet, may, editTo }: ActionPageData & { readonly editTo: string }) {
  const groups = [...aimGroups(ctgId, sheet), ...meansGroups(ctgId, sheet)]
    .map(({ title, items }) => ({ title, items: items.filter(({ description }) => Boolean(description)) }))
    .filter(({ items }) => items.length > 0)
  return (
    <Card title="Le reste de la fiche" aside={may.edit && <Link to={editTo}>Compléter</Link>} content="tight">
      {groups.length === 0 && (
        <p className="muted">Rien de plus pour le moment ; rien de tout cela n’est obligatoire.</p>
      )}
      {groups.map(({ title, items }) => (
        <Disclosure
          key={title}
          summary={
            <>
              {title}
              <span className="muted small">{` (${items.map(({ term }) => `${term.charAt(0).toLowerCase()}${term.slice(1)}`).join(', ')})`}</span>
            </>
          }
        >
          <DescriptionList items={items} />
        </Disclosure>
      ))}
    </Card>
  )
}
