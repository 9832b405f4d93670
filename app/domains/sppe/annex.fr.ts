/** The schéma as a document: one model of sections for the printed annex and for that of the convention. Pure. Rules: docs/rules/sppe.md §7. */
import type { Dossier, DossierBlock, DossierParty, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { atStart, formatCount, formatDay } from '#app/kernel/format.ts'
import { partBearers } from './bearers.ts'
import { dutyWords, missionWords, sppeLabels as t, verdictWords } from './labels.fr.ts'
import { items, type PointKey, situations } from './point-keys.ts'
import {
  answerWords,
  coverWords,
  lackWords,
  pointTitle,
  pointWords,
  referenceName,
  stateWords,
} from './point-labels.fr.ts'
import type { Answer, Point } from './points.ts'
import type { Sppe } from './queries.server.ts'
import { type Bearer, duties } from './sppe.ts'

const isAmong =
  (keys: readonly PointKey[]) =>
  ({ key }: Point): boolean =>
    keys.includes(key)

const missionBlocks = ({ missions, communes }: Sppe): readonly DossierBlock[] => [
  tableOf({ caption: `Qui tient les quatre missions, pour ${formatCount(communes.length, 'commune')}` }, missions, [
    {
      header: 'Mission',
      share: 2,
      cell: ({ mission }) => `${missionWords[mission].name} ${missionWords[mission].asks}`,
    },
    {
      header: 'Tenue par',
      share: 3,
      cell: ({ parts, notSaid }) =>
        [t.heldBy(parts), ...(notSaid > 0 ? [t.notSaid(notSaid, communes.length)] : [])].filter(Boolean).join(' ; '),
    },
  ]),
]

const bearerRow = (bearer: Bearer): readonly string[] => [
  bearer.name,
  t.bearerCounts(bearer).join(' ; '),
  ...duties.map((duty) => (bearer.duties[duty] === null ? '–' : verdictWords[bearer.duties[duty]])),
]

function obligationBlocks({ bearers, communes }: Sppe): readonly DossierBlock[] {
  const { listed, toConfirm, without } = partBearers(bearers)
  return [
    ...(listed.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Obligations calculées : au-delà de 3 500 habitants, puis de 10 000',
            columns: [
              { header: 'Autorité organisatrice', share: 3 },
              { header: 'Habitants comptés', share: 4 },
              ...duties.map((duty) => ({ header: dutyWords[duty], share: 2 })),
            ],
            rows: listed.map(bearerRow),
          },
        ]),
    ...(without > 0 ? [{ kind: 'paragraph' as const, text: t.communesUnder(without) }] : []),
    ...(toConfirm > 0 ? [{ kind: 'paragraph' as const, text: t.communesToConfirm(toConfirm) }] : []),
    { kind: 'note', text: `Populations : ${t.sources(communes)}.` },
  ]
}

const answerLine = (key: PointKey, answer: Answer): string => {
  const { title, note, tie, details } = answer
  const detail = details?.[key]
  const tieWords = tie && [coverWords[tie.cover].toLowerCase(), tie.word].filter(Boolean).join(' : ')
  const line = `${atStart(referenceName(answer))} : ${title}`
  return [line, note && `(${note})`, detail && `– ${detail}`, tieWords && `– ${tieWords}`].filter(Boolean).join(' ')
}

/** Of one point; a long list is cut, and says so. */
const mostAnswers = 40

const pointBlocks = (point: Point): readonly DossierBlock[] => [
  { kind: 'heading', text: `${pointTitle(point.key)} : ${stateWords[point.state]}` },
  ...(point.answers.length === 0
    ? []
    : [
        {
          kind: 'list' as const,
          items: point.answers.slice(0, mostAnswers).map((answer) => answerLine(point.key, answer)),
        },
      ]),
  ...(point.answers.length > mostAnswers
    ? [{ kind: 'note' as const, text: `Et ${formatCount(point.answers.length - mostAnswers, 'autre')}.` }]
    : []),
  ...lackWords(point.lacks).map((lack) => ({ kind: 'note' as const, text: `À compléter : ${lack}.` })),
]

const isBare = ({ answers, lacks }: Point): boolean => answers.length === 0 && lackWords(lacks).length === 0

/** Points to which nothing answers are named together: a heading holds something. */
function pointsBlocks(points: readonly Point[]): readonly DossierBlock[] {
  const bare = points.filter(isBare)
  return [
    ...points.filter((point) => !isBare(point)).flatMap(pointBlocks),
    ...(bare.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: 'Sans réponse à ce jour' },
          { kind: 'list' as const, items: bare.map(({ key, state }) => `${pointTitle(key)} : ${stateWords[state]}`) },
        ]),
  ]
}

const summaryTable = (points: readonly Point[]): DossierBlock =>
  tableOf(
    { caption: 'Ce que demande l’article D. 214-10-1 du code de l’action sociale et des familles, point par point' },
    points,
    [
      { header: 'Point', share: 1, cell: (point) => pointWords[point.key].number },
      { header: 'Contenu', share: 4, cell: (point) => pointWords[point.key].name },
      { header: 'État', share: 2, cell: (point) => stateWords[point.state] },
      { header: 'Ce qui répond', share: 3, cell: (point) => (point.answers.length === 0 ? '–' : answerWords(point)) },
    ],
  )

function departmentalBlocks({ ctg, schema, sdsfPlan, comparison }: Sppe): readonly DossierBlock[] {
  return [
    {
      kind: 'table',
      caption: 'Durées comparées',
      columns: [
        { header: 'Document', share: 3 },
        { header: 'Période', share: 3 },
      ],
      rows: [
        ['Cette CTG', t.period(ctg.startsOn, ctg.endsOn)],
        [
          schema.sdsfName || sdsfPlan || 'Schéma départemental des services aux familles',
          t.period(schema.sdsfStartsOn, schema.sdsfEndsOn),
        ],
      ],
    },
    { kind: 'paragraph', text: t.comparison(comparison) },
    {
      kind: 'paragraph',
      text: schema.sdsfWord || 'La compatibilité avec le schéma départemental n’est pas encore expliquée.',
    },
  ]
}

const deedBlocks = ({ deeds, tasks }: Sppe, today: string): readonly DossierBlock[] => [
  deeds.length === 0
    ? { kind: 'paragraph', text: 'Rien n’est encore adopté ni transmis.' }
    : { kind: 'list', items: deeds.map((deed) => [t.deedLine(deed), deed.note].filter(Boolean).join(' – ')) },
  ...(tasks.length === 0
    ? []
    : [
        {
          kind: 'list' as const,
          items: tasks.map((task) => `À faire : ${t.task(task)} (${t.taskDue(task.dueOn, today)})`),
        },
      ]),
]

/** Sections of a document of their own. */
function sppeAnnex(sppe: Sppe, today: string): readonly DossierSection[] {
  const eleven = sppe.points.filter(isAmong(items))
  const families = sppe.points.filter(isAmong(situations))
  const relay = sppe.points.filter(isAmong(['relais']))
  return [
    {
      key: 'sppe-missions',
      title: 'Autorités organisatrices de l’accueil du jeune enfant',
      summary: t.lead(sppe.schemaVerdict, sppe.schema.standsIn),
      blocks: [...missionBlocks(sppe), ...obligationBlocks(sppe)],
    },
    {
      key: 'sppe-points',
      title: 'Contenu du schéma, point par point',
      summary: `${t.itemCounts(sppe.counts)} ; ${t.toAppreciate}.`,
      blocks: [summaryTable(eleven), ...pointsBlocks(eleven)],
      isLong: true,
    },
    {
      key: 'sppe-access',
      title: 'Accessibilité, relais petite enfance',
      blocks: pointsBlocks([...families, ...relay]),
    },
    { key: 'sppe-sdsf', title: 'Schéma départemental des services aux familles', blocks: departmentalBlocks(sppe) },
    { key: 'sppe-deeds', title: 'Adoption, transmission et bilans', blocks: deedBlocks(sppe, today) },
  ]
}

/** The same as blocks of one annex of a convention, each section under its heading; what is still to be done is not voted. */
export const sppeAnnexBlocks = (sppe: Sppe): readonly DossierBlock[] =>
  sppeAnnex({ ...sppe, tasks: [] }, '').flatMap(({ title, summary, blocks }) => [
    { kind: 'heading' as const, text: title },
    ...(summary ? [{ kind: 'paragraph' as const, text: summary }] : []),
    ...blocks,
  ])

type Setting = { readonly ctgName: string; readonly parties: readonly DossierParty[]; readonly isDemo: boolean }

/** The annex as a document of its own, for the comité départemental. */
export const sppeDossier = ({ ctgName, parties, isDemo }: Setting, sppe: Sppe, today: string): Dossier => ({
  title: 'Schéma pluriannuel de maintien et de développement de l’offre d’accueil du jeune enfant',
  subtitle: ctgName,
  front: [
    t.lead(sppe.schemaVerdict, sppe.schema.standsIn),
    `${t.itemCounts(sppe.counts)} ; ${t.toAppreciate}.`,
    `État au ${formatDay(today)}. Trame vérifie la présence, les liens et les dates, jamais la suffisance.`,
  ],
  parties,
  madeOn: today,
  isDemo,
  sections: sppeAnnex(sppe, today),
})
