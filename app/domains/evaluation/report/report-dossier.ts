/**
 * The whole report of an evaluation, in the model of sections: limits first and last, what was done apart from what changed, each
 * judgement beside the others. Pure. Rules: docs/rules/evaluation-evidence.md §8.
 */
import { boundedTable } from '#app/domains/documents/bounded-table.ts'
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatDay } from '#app/kernel/format.ts'
import { linesOf } from '../evaluation-shape.ts'
import type { ResultEvidence } from '../evidence/evidence-shape.ts'
import type { EvaluationContent } from '../frozen-content.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import {
  actionsBlocks,
  documentBlocks,
  lightProcessBlocks,
  processBlocks,
  resultBlocks,
  wordBlocks,
} from './evidence-blocks.ts'
import { criterionWords, evidenceOf, evidenceSeal, type ReportSource, roomOf, standingWords } from './report-content.ts'
import { reportWords as w } from './report-words.fr.ts'
import { roomBlocks } from './room-blocks.ts'

type Content = EvaluationContent
type Question = Content['questions'][number]

const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
const heading = (text: string): DossierBlock => ({ kind: 'heading', text })
const note = (text: string): DossierBlock => ({ kind: 'note', text })
const list = (items: readonly string[]): DossierBlock => ({ kind: 'list', items })

/** ISO instant or day → « 12 septembre 2028 ». */
const dayWords = (at: string): string => formatDay(at.slice(0, 10))

/** All limits, those of the evaluation first. */
export function limitLines({ framing, questions }: Pick<Content, 'framing' | 'questions'>): readonly string[] {
  return [
    ...linesOf(framing.limits),
    ...questions.flatMap(({ position, limits }) => linesOf(limits).map((line) => w.limitOf(position, line))),
  ]
}

/** What each party judged of each question: never added up, never averaged. */
export function judgementsTable(
  { questions, judges }: Content,
  characters = Number.POSITIVE_INFINITY,
): readonly DossierBlock[] {
  const names = [
    ...new Map(
      [...judges, ...questions.flatMap(({ judgements }) => judgements)].map(({ partyId, shortName }) => [
        partyId,
        shortName,
      ]),
    ),
  ]
  if (questions.length === 0 || names.length === 0) return []
  return [
    ...boundedTable(
      {
        caption: w.judgedByQuestion,
        columns: [{ header: w.question, share: 2.5 }, ...names.map(([, header]) => ({ header }))],
        rest: w.rest.questions,
      },
      questions.map(({ position, text, judgements }) => [
        `${position}. ${text}`,
        ...names.map(([partyId]) => {
          const judgement = judgements.find((one) => one.partyId === partyId)
          return judgement ? t.level[judgement.level] : w.notAnswered
        }),
      ]),
      characters,
    ),
    note(w.sideBySide),
  ]
}

const briefSection = (source: ReportSource): DossierSection => ({
  key: 'brief',
  title: w.inShort,
  summary: standingWords(source),
  blocks: judgementsTable(source.content),
})

const limitsSection = (content: Content, key: string, title: string): DossierSection => ({
  key,
  title,
  blocks: [list(limitLines(content))],
})

const framingParts = ['scope', 'method', 'calendar', 'means', 'risks'] as const

function framingSection({ framing, judges, evaluators, framed }: Content): DossierSection {
  const decided = framed && [t.decided(framed), w.framedOn(dayWords(framed.frozenAt))].filter(Boolean).join(', ')
  return {
    key: 'framing',
    title: w.framing,
    summary: decided ? w.framingNote(framed.number, decided) : w.framingNotFrozen,
    blocks: [
      ...framingParts.flatMap((part) =>
        linesOf(framing[part]).length === 0
          ? []
          : [heading(t.framing[part].name), ...textBlocks(framing[part], part === 'risks')],
      ),
      heading(w.whoJudges),
      paragraph(judges.length === 0 ? w.nobodyJudges : w.eachForItself(judges.map(({ name }) => name))),
      ...(evaluators.length === 0 ? [] : [paragraph(w.withSupport(evaluators))]),
    ],
  }
}

const textBlocks = (text: string, isList: boolean): readonly DossierBlock[] =>
  isList ? [list(linesOf(text))] : linesOf(text).map(paragraph)

const conditionsTable = ({ conditions }: Question): readonly DossierBlock[] =>
  conditions.length === 0
    ? [note(w.noCondition)]
    : [
        tableOf({ caption: w.conditions, onSlides: 'one' }, conditions, [
          { header: w.condition, share: 2, cell: ({ text }) => text },
          { header: w.found, share: 2, cell: ({ noted }) => noted || '–' },
          {
            header: w.conditionHeld,
            cell: ({ held, heldNote }) => [t.held[held], heldNote].filter(Boolean).join(', '),
          },
        ]),
      ]

const judgementsOf = ({ judgements }: Question): readonly DossierBlock[] =>
  judgements.length === 0
    ? [note(w.noJudgement)]
    : [
        tableOf({ caption: w.judgementsAndReasons }, judgements, [
          { header: w.party, share: 1.3, cell: ({ name }) => name },
          { header: w.judgement, share: 1.2, cell: ({ level }) => t.level[level] },
          {
            header: w.reasons,
            share: 3.5,
            cell: ({ reasons, before }) =>
              [reasons, ...before.map((past) => w.judgedBefore(dayWords(past.writtenAt), t.level[past.level]))].join(
                '\n',
              ),
          },
          { header: w.by, share: 1.5, cell: ({ writtenBy, writtenAt }) => `${writtenBy}, ${dayWords(writtenAt)}` },
        ]),
      ]

/** Objectives whose curve is in the section of a question. */
const drawnIn = (content: Content): ReadonlySet<string> =>
  new Set(
    content.questions
      .flatMap(({ id }) => evidenceOf(content, id).result?.objectives ?? [])
      .map((objective) => objective.id),
  )

/** With the whole, only what no question drew; at mid-term, nothing: its table says it. */
function drawnAround(content: Content, questionId: string | null, { objectives }: ResultEvidence) {
  if (questionId !== null) return undefined
  return content.kind === 'mid-term' ? new Set(objectives.map(({ id }) => id)) : drawnIn(content)
}

function evidenceBlocks(content: Content, questionId: string | null): readonly DossierBlock[] {
  const { process, result, word, document } = evidenceOf(content, questionId)
  const seal = evidenceSeal(content)
  const isLight = questionId === null && content.kind === 'mid-term'
  if (!seal || !process) return [note(w.noEvidence)]
  return [
    ...(result ? resultBlocks(result, drawnAround(content, questionId, result)) : []),
    ...(isLight ? lightProcessBlocks(process) : processBlocks(process)),
    ...(questionId === null ? [] : actionsBlocks(process)),
    ...(word ? wordBlocks(word, questionId === null) : []),
    ...(document ? documentBlocks(document) : []),
    note(w.evidenceFrozen(dayWords(seal.frozenAt), seal.frozenBy)),
  ]
}

const questionSection = (content: Content, question: Question): DossierSection => ({
  key: `question-${question.position}`,
  title: w.questionTitle(question.position, question.text),
  summary: criterionWords(content, question.criterion),
  isLong: true,
  blocks: [
    ...conditionsTable(question),
    ...evidenceBlocks(content, question.id),
    ...roomBlocks(roomOf(content, question.id)),
    heading(w.partyJudgements),
    ...judgementsOf(question),
    ...(linesOf(question.limits).length === 0 ? [] : [heading(w.questionLimits), list(linesOf(question.limits))]),
  ],
})

export const adviceRows = ({ advice }: Content): readonly (readonly string[])[] =>
  advice.map((one) => [
    `${one.on === 'objective' ? w.objective : w.action} : ${one.title}`,
    t.advice[one.advice],
    one.party ? one.party.shortName : w.allParties,
    one.reason,
  ])

export const adviceColumns = [
  { header: w.adviceTarget, share: 2.2 },
  { header: w.recommendation, share: 1.1 },
  { header: w.fromWhom, share: 1.1 },
  { header: w.reason, share: 3 },
] as const

const adviceSection = (content: Content): readonly DossierSection[] =>
  content.advice.length === 0 && content.kind === 'mid-term'
    ? []
    : [
        {
          key: 'advice',
          title: w.advice,
          summary: w.adviceLimit,
          blocks:
            content.advice.length === 0
              ? [note(w.noAdvice)]
              : [
                  {
                    kind: 'table',
                    caption: w.recommendations,
                    columns: [...adviceColumns],
                    rows: adviceRows(content),
                  },
                ],
        },
      ]

const missingSection = ({ missing }: Content): readonly DossierSection[] =>
  missing.length === 0
    ? []
    : [
        {
          key: 'missing',
          title: w.notSaid,
          blocks: [list(missing.map((item) => t.missing(item)))],
        },
      ]

const leftSection = ({ left }: Content): readonly DossierSection[] =>
  left.length === 0
    ? []
    : [
        {
          key: 'left',
          title: t.left.frozenTitle,
          summary: t.left.reportSummary,
          blocks: [list(left.map((item) => t.missing(item)))],
        },
      ]

/** Front, title and mention, the same in the report and its summary. */
export const reportFrame = (source: ReportSource): Omit<Dossier, 'sections' | 'title'> => ({
  subtitle: source.content.ctgName,
  front: [standingWords(source), ...(source.sealed ? [w.fingerprint(source.sealed.sha256.slice(0, 16))] : [])],
  parties: source.parties,
  madeOn: source.content.madeOn,
  mention: standingWords(source),
  isDemo: source.content.isDemo,
})

export const reportDossier = (source: ReportSource): Dossier => {
  const { content } = source
  return {
    ...reportFrame(source),
    title: content.title,
    sections: [
      briefSection(source),
      limitsSection(content, 'limits-first', w.limitsFirst),
      framingSection(content),
      ...content.questions.map((question) => questionSection(content, question)),
      {
        key: 'whole',
        title: w.whole,
        isLong: true,
        blocks: evidenceBlocks(content, null),
      },
      ...adviceSection(content),
      ...missingSection(content),
      ...leftSection(content),
      limitsSection(content, 'limits-last', w.limitsLast),
    ],
  }
}
