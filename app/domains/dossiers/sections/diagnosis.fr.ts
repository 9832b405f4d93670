/** The shared diagnosis as a document: a chapter a theme, the issues as each side ranks them, the sources. Pure. Rules: docs/rules/diagnosis.md §11. */
import { type FindingKind, findingKinds } from '#app/domains/diagnosis/diagnosis.ts'
import { diagnosisLabels as d } from '#app/domains/diagnosis/labels.fr.ts'
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { proseLines } from '#app/domains/documents/prose.ts'
import { facilitiesLabels as f } from '#app/domains/facilities/labels.fr.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { formatCount, formatDay, formatNumber, plural } from '#app/kernel/format.ts'
import type { PackData, PackObjective } from '../pack-data.ts'
import { figureBlocks, sourceRows, supportBlocks } from './diagnosis-figures.fr.ts'
import { surveySections } from './surveys.fr.ts'
import { heading, inNotes, list, note, nothing, paragraph } from './words.fr.ts'

type Theme = DiagnosisForDocument['themes'][number]
type Finding = Theme['findings'][number]
type Parties = DiagnosisForDocument['parties']

const nameOf = (parties: Parties, partyId: string): string => parties.find(({ id }) => id === partyId)?.shortName ?? ''

/** Under its heading, or nothing at all. */
const under = (title: string, blocks: readonly DossierBlock[]): readonly DossierBlock[] =>
  blocks.length > 0 ? [heading(title), ...blocks] : []

const readingBlocks = ({ readings }: Theme): readonly DossierBlock[] =>
  readings
    .filter(({ text }) => text !== '')
    .map(({ party, text, writtenOn }) =>
      paragraph(`${party.name}${writtenOn ? `, ${formatDay(writtenOn)}` : ''} : ${text}`),
    )

/** « Atelier de parents » says that it is a workshop; « Enquête : Questionnaire de rentrée » does not repeat it. */
const fromWords = (kind: string, source: string): string =>
  source.toLocaleLowerCase('fr').startsWith(kind.toLocaleLowerCase('fr')) ? source : `${kind} : ${source}`

const testimonyBlocks = ({ testimonies }: Theme): readonly DossierBlock[] =>
  testimonies.length === 0
    ? []
    : [
        list(
          testimonies.map(
            ({ text, kind, source, collectedOn }) =>
              `« ${text} » ${fromWords(d.testimonyKind[kind], source)}, ${formatDay(collectedOn)}.`,
          ),
        ),
      ]

/** Kind by kind, then one by one, as last described. */
function facilityBlocks({ facilities }: Theme): readonly DossierBlock[] {
  if (!facilities || facilities.rows.length === 0) return []
  const { year, rows, sums } = facilities
  return [
    list(sums.map((sum) => `${f.kind[sum.kind]} : ${f.openAndSums(sum)}.`)),
    tableOf(
      { caption: `Équipements et services, tels que décrits en ${year}` },
      rows.filter(({ state }) => state !== 'closed'),
      [
        {
          header: f.page.header.name,
          share: 3,
          cell: ({ name, state }) => (state === 'planned' ? `${name} (${f.state.planned})` : name),
        },
        { header: f.page.header.kind, share: 2.5, cell: ({ kind }) => f.kind[kind] },
        { header: f.page.header.commune, share: 2, cell: ({ communeName }) => communeName ?? nothing },
        { header: f.page.header.places, cell: ({ places }) => (places === null ? nothing : formatNumber(places)) },
        { header: f.page.header.operator, share: 2, cell: ({ operator }) => operator || nothing },
        { header: f.page.header.cof, cell: ({ hasCof }) => f.cof(hasCof) || nothing },
      ],
    ),
  ]
}

/** « partagé ; Ville : réserve »: what is agreed never goes without the reservation it bears. */
const standingOf = ({ status, positions }: Finding, parties: Parties): string =>
  [
    d.findingStatus[status],
    ...positions
      .filter(({ position }) => position === 'reservation' || position === 'disagreement')
      .map(({ partyId, position }) => `${nameOf(parties, partyId)} : ${d.position[position]}`),
  ].join(' ; ')

/** What is agreed or proposed, by nature: strengths and weaknesses at one glance. */
function strengthsTable({ findings }: Theme, parties: Parties): readonly DossierBlock[] {
  const of = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind)
  if (findings.length === 0) return []
  return [
    tableOf(
      { caption: 'Atouts, faiblesses, opportunités et risques', onSlides: 'one' },
      findingKinds.filter((kind) => of(kind).length > 0),
      [
        { header: 'Nature', cell: (kind) => d.findingKind[kind] },
        {
          header: 'Constats',
          share: 5,
          cell: (kind) =>
            of(kind)
              .map((finding) => `${finding.number}. ${finding.title} (${standingOf(finding, parties)})`)
              .join(' ; '),
        },
      ],
    ),
  ]
}

/** Those given, then those of the lead parties that a finding still proposed waits for. */
const positionsOf = ({ positions, status }: Finding, parties: Parties): string =>
  [
    ...positions.map(({ partyId, position }) => `${nameOf(parties, partyId)} : ${d.position[position]}`),
    ...parties
      .filter(({ id, isLead }) => isLead && status === 'proposed' && !positions.some(({ partyId }) => partyId === id))
      .map(({ shortName }) => `${shortName} : attendue`),
  ].join(' ; ') || nothing

/** Reservations and disagreements, in the words of who wrote them. */
const wordsOf = ({ positions, number }: Finding, parties: Parties): readonly string[] =>
  positions.flatMap(({ partyId, position, reservation }) =>
    reservation === ''
      ? []
      : [`Constat ${number}, ${d.position[position]}, ${nameOf(parties, partyId)} : « ${reservation} »`],
  )

function findingBlocks({ findings }: Theme, parties: Parties): readonly DossierBlock[] {
  // The summary of the chapter says it.
  if (findings.length === 0) return []
  const words = findings.flatMap((finding) => wordsOf(finding, parties))
  return [
    tableOf({ caption: 'Constats et positions des parties' }, findings, [
      { header: 'Constat', share: 3.5, cell: ({ number, title }) => `${number}. ${title}` },
      ...(findings.some(({ text }) => text !== '')
        ? [{ header: 'Précisions', share: 5, cell: ({ text }: Finding) => proseLines(text) || nothing }]
        : []),
      { header: 'État', cell: (finding) => d.findingStatus[finding.status] },
      { header: 'Positions', share: 2.5, cell: (finding) => positionsOf(finding, parties) },
    ]),
    ...(words.length > 0 ? [list(words)] : []),
    ...supportBlocks(findings),
  ]
}

type Issue = Theme['issues'][number]

const issueColumns = [
  { header: 'Enjeu', share: 4 },
  { header: 'Rangs donnés', share: 2 },
  { header: 'État', share: 2 },
] as const
const issueRow = ({ number, title, publics, ranksGiven, standing }: Issue): readonly string[] => [
  `${number}. ${title}${publics ? ` (${publics})` : ''}`,
  ranksGiven || nothing,
  standing,
]

/** « 1.1 Remplacer les places (départ 57,4 en 2023, cible 60,0 en 2030, naissances à la tendance) ». */
function objectiveWords({ code, title, baseline, target, hypothesis, isMeasurable }: PackObjective): string {
  const dated = (word: string, value: PackObjective['baseline']) =>
    value && `${word} ${value.text}${value.year === null ? '' : ` en ${value.year}`}`
  const measured = [dated('départ', baseline), dated('cible', target), hypothesis && `naissances ${hypothesis}`]
  const measureWords = isMeasurable ? measured.filter(Boolean).join(', ') : 'non mesurable'
  return `${code} ${title}${measureWords ? ` (${measureWords})` : ''}`.trim()
}

function sharedWords(shared: number, all: number): string {
  if (shared === 0) return all === 1 ? 'pas encore partagé' : 'aucun n’est encore partagé'
  if (shared === all) return all === 1 ? 'partagé' : 'tous partagés'
  return `dont ${shared} ${plural(shared, 'partagé')}`
}

/** « 6 constats, dont 4 partagés ; 2 enjeux. » « 3 constats, tous partagés ; 1 enjeu. » */
function summaryOf({ findings, issues }: Theme): string {
  if (findings.length + issues.length === 0) return 'Pas encore de constat ni d’enjeu sur ce thème.'
  const issueWords = issues.length === 0 ? 'pas encore d’enjeu' : formatCount(issues.length, 'enjeu', 'enjeux')
  if (findings.length === 0) return `Pas encore de constat ; ${issueWords}.`
  const shared = findings.filter(({ status }) => status === 'shared').length
  return `${formatCount(findings.length, 'constat')}, ${sharedWords(shared, findings.length)} ; ${issueWords}.`
}

function chapterOf(data: PackData, theme: Theme, { parties, perimeter }: DiagnosisForDocument): DossierSection {
  const { issues } = theme
  const place = territoryLabels.perimeter(perimeter, theme.figures?.whole)
  const chapter = data.themes.find(({ id }) => id === theme.theme.id)?.chapter ?? []
  const objectives = data.objectives.filter(({ themeId }) => themeId === theme.theme.id)
  return {
    key: `chapter-${theme.theme.id}`,
    title: theme.theme.name,
    summary: summaryOf(theme),
    isLong: true,
    isBriefOnSlides: true,
    blocks: [
      ...inNotes(chapter.length > 0 ? [{ kind: 'rich', content: chapter }] : []),
      heading('Les chiffres'),
      ...figureBlocks(theme.figures, place, theme.theme.catalogueKey),
      ...inNotes(under('Ce qu’en lisent les parties', readingBlocks(theme))),
      ...inNotes(under('Ce qu’en disent les habitants et les professionnels', testimonyBlocks(theme))),
      ...inNotes(under(f.page.title, facilityBlocks(theme))),
      ...under('Atouts et faiblesses', strengthsTable(theme, parties)),
      ...inNotes(under('Constats', findingBlocks(theme, parties))),
      ...under(
        'Enjeux',
        issues.length > 0
          ? [
              {
                kind: 'table',
                caption: 'Enjeux, classés par chaque partie',
                columns: issueColumns,
                rows: issues.map(issueRow),
                onSlides: 'one',
              },
            ]
          : [],
      ),
      ...inNotes(under('Objectifs', objectives.length > 0 ? [list(objectives.map(objectiveWords))] : [])),
    ],
  }
}

/** The territory whole, before its themes; no section without a figure. */
function portraitSections({ portrait, perimeter }: DiagnosisForDocument): readonly DossierSection[] {
  if (!portrait || portrait.indicators.length === 0) return []
  const place = territoryLabels.perimeter(perimeter, portrait.whole)
  const title = 'Portrait du territoire'
  const blocks = figureBlocks(portrait, place, null)
  return [{ key: 'chapter-portrait', title, isLong: true, isBriefOnSlides: true, blocks }]
}

/** The territory, then one section a theme, in their order, then the surveys. */
export function chapterSections(data: PackData): readonly DossierSection[] {
  const { diagnosis } = data
  if (!diagnosis || diagnosis.themes.length === 0)
    return [{ key: 'chapters', title: 'Thèmes', blocks: [note('Cette CTG n’a pas encore de thème.')] }]
  return [
    ...portraitSections(diagnosis),
    ...diagnosis.themes.map((theme) => chapterOf(data, theme, diagnosis)),
    ...surveySections(data),
  ]
}

/** Of every theme, priorities first. */
export function rankedIssuesSection({ diagnosis }: PackData): DossierSection {
  const issues = (diagnosis?.themes ?? []).flatMap(({ theme, issues: ofTheme }) =>
    ofTheme.map((issue) => ({ theme: theme.name, issue })),
  )
  const title = 'Les enjeux, classés par chaque partie'
  if (issues.length === 0) return { key: 'ranked-issues', title, blocks: [note('Aucun enjeu n’est encore écrit.')] }
  const last = Number.MAX_SAFE_INTEGER
  const ordered = issues.toSorted(
    (one, other) => (one.issue.rank ?? last) - (other.issue.rank ?? last) || one.issue.number - other.issue.number,
  )
  return {
    key: 'ranked-issues',
    title,
    blocks: [
      {
        kind: 'table',
        caption: 'Priorités retenues d’abord, puis les autres par numéro',
        columns: [issueColumns[0], { header: 'Thème', share: 2 }, issueColumns[1], issueColumns[2]],
        rows: ordered.map(({ theme, issue }) => {
          const [name = '', ranks = '', state = ''] = issueRow(issue)
          return [name, theme, ranks, state]
        }),
        onSlides: 'one',
      },
    ],
  }
}

export function figureSourcesSection({ diagnosis }: PackData): DossierSection {
  const told = [diagnosis?.portrait, ...(diagnosis?.themes ?? []).map(({ figures }) => figures)]
  const rows = sourceRows(told.flatMap((figures) => figures?.indicators ?? []))
  const title = 'Sources et millésimes'
  if (rows.length === 0)
    return { key: 'figure-sources', title, blocks: [note('Ce diagnostic ne cite aucun chiffre public.')] }
  return {
    key: 'figure-sources',
    title,
    blocks: [
      paragraph(
        'Comprendre, pas noter : un écart ou un rang ne dit pas sa cause, et dépend des communes auxquelles on se compare.',
      ),
      {
        kind: 'table',
        caption: 'D’où vient chaque chiffre',
        columns: [
          { header: 'Indicateur', share: 3 },
          { header: 'Producteur', share: 3 },
          { header: 'Millésime', share: 2 },
          { header: 'Règle de secret, précautions de lecture', share: 4 },
        ],
        rows,
        onSlides: 'notes',
      },
    ],
  }
}
