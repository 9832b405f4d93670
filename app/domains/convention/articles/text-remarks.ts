/** What is missing or contradictory in the text of a convention, each said where it is mended. Pure. Rules: docs/rules/convention.md §5.3. */
import { isBodyEnded } from '#app/domains/governance/governance.ts'
import { type Facts, factLabels, factsIn } from '#app/domains/writing/facts.ts'
import { addDays, monthsBetween } from '#app/kernel/calendar.ts'
import { formatDay, formatFirst } from '#app/kernel/format.ts'
import { folded } from '#app/kernel/plain-words.ts'
import { rememberTexts } from '#app/kernel/remember-texts.ts'
import type { Signatory } from '../convention.ts'
import type { CtgFacts } from '../ctg-facts.server.ts'
import { textLabels } from './labels.fr.ts'
import { articleTexts, periodSaid } from './text-dates.ts'

export const remarkCodes = [
  'article-to-complete',
  'unknown-fact',
  'proposals-to-settle',
  'period-unknown',
  'period-differs',
  'without-representative',
  'representative-left',
  'without-address',
  'act-after-signature',
  'actions-outside-period',
  'body-ended',
  'priority-without-objective',
] as const
export type RemarkCode = (typeof remarkCodes)[number]

export type TextRemark = {
  readonly code: RemarkCode
  /** What it is about, in words: an article, signatories, a body. */
  readonly about: string
  /** What is wrong there: gaps, the two days that differ; may be empty. */
  readonly detail: string
  /** Below the page of the CTG. */
  readonly path: string
}

type Article = {
  readonly id: string
  readonly title: string
  readonly body: string
  /** Its text, once somebody opened it, and what is proposed there that nobody accepted or set aside: a version would not hold it. */
  readonly textId: string | null
  readonly proposals: number
}
export type TextState = {
  readonly articles: readonly Article[]
  readonly facts: Facts
  readonly ctg: CtgFacts
  readonly signatories: readonly Signatory[]
  readonly today: string
}

/** The gaps of an article in view: « [à compléter : … ] » typed, and the facts of which nothing is known. */
export function listGaps(body: string, facts: Facts): readonly string[] {
  const typed = [...body.matchAll(/\[à compléter\s*:?\s*([^\]]*)\]/gu)].map(([, what = '']) => what.trim() || '…')
  return [...typed, ...factsIn(body).flatMap((name) => (facts[name] ? [] : [factLabels[name]]))]
}

/** Braces that name nothing Trame knows: they would be printed as they are. */
const listUnknown = (body: string): readonly string[] =>
  [...body.matchAll(/\{[^{}\n]{1,60}\}/gu)].map(([token]) => token).filter((token) => factsIn(token).length === 0)

const articlePath = ({ id }: Article): string => `/convention/articles/${id}`
const articleName = (article: Article, index: number): string => `Article ${index + 1}. ${article.title}`

const aboutArticles = ({ articles, facts }: TextState): readonly TextRemark[] =>
  articles.flatMap((article, index) => {
    const about = articleName(article, index)
    const path = articlePath(article)
    const gaps = listGaps(article.body, facts)
    const unknown = listUnknown(article.body)
    return [
      ...(gaps.length > 0 ? [{ code: 'article-to-complete', about, detail: gaps.join(', '), path } as const] : []),
      ...(unknown.length > 0 ? [{ code: 'unknown-fact', about, detail: unknown.join(', '), path } as const] : []),
      ...(article.proposals > 0
        ? [
            {
              ...({ code: 'proposals-to-settle', about, detail: String(article.proposals) } as const),
              path: `/textes/${article.textId}#propositions`,
            },
          ]
        : []),
    ]
  })

/** Days that an article says, and that are not those of the CTG. */
function differences(body: string, { startsOn, endsOn }: CtgFacts): readonly string[] {
  const { start, end, months } = periodSaid(body)
  const whole = startsOn && endsOn && endsOn > startsOn ? monthsBetween(startsOn, addDays(endsOn, 1)) : undefined
  return [
    ...(start && startsOn && start !== startsOn ? [textLabels.differs.start(start, startsOn)] : []),
    ...(end && endsOn && end !== endsOn ? [textLabels.differs.end(end, endsOn)] : []),
    ...(months !== undefined && whole !== undefined && months !== whole
      ? [textLabels.differs.duration(months, whole)]
      : []),
  ]
}

function aboutPeriod({ articles, ctg }: TextState): readonly TextRemark[] {
  const unknown = textLabels.unknownBounds(Boolean(ctg.startsOn), Boolean(ctg.endsOn))
  return [
    ...(unknown !== ''
      ? [{ code: 'period-unknown', about: '', detail: unknown, path: '/membres/cadre' } as const]
      : []),
    ...articles.flatMap((article, index) => {
      const differing = differences(article.body, ctg)
      if (differing.length === 0) return []
      const about = articleName(article, index)
      return [{ code: 'period-differs', about, detail: differing.join(' ; '), path: articlePath(article) } as const]
    }),
    ...(ctg.actionsOutside > 0
      ? [{ code: 'actions-outside-period', about: String(ctg.actionsOutside), detail: '', path: '/plan' } as const]
      : []),
  ]
}

const bare = rememberTexts(
  (words) =>
    folded(words)
      .replace(/^(?:mme|m\.|monsieur|madame)\s+/u, '')
      .trim(),
  articleTexts,
)

type Mandate = { readonly name: string | null; readonly until: string | null }

/** The day her last mandate for that party ended; undefined when one runs, or when nobody of that name has one. */
function leftOn(name: string, mandates: readonly Mandate[], today: string): string | undefined {
  const own = mandates.filter((mandate) => mandate.name !== null && bare(mandate.name) === bare(name))
  const ends = own.map(({ until }) => until)
  if (own.length === 0 || ends.some((until) => until === null || until >= today)) return
  return ends
    .flatMap((until) => until ?? [])
    .toSorted()
    .at(-1)
}

function aboutSignatories({ ctg, signatories, today }: TextState): readonly TextRemark[] {
  const parties = ctg.parties.filter(({ isSignatory }) => isSignatory)
  const path = (partyId: string) => `/membres#partie-${partyId}`
  const seatsOf = (partyId: string): readonly Mandate[] =>
    ctg.bodies
      .flatMap(({ seats }) => seats)
      .filter((seat) => seat.partyId === partyId)
      .map(({ holderName, until }) => ({ name: holderName, until }))
  const withoutAddress = parties.filter(({ address }) => address === '')
  const [first] = withoutAddress
  return [
    ...parties.flatMap(({ id, name, representedBy, representedAs }): readonly TextRemark[] => {
      if (!representedBy && !representedAs)
        return [{ code: 'without-representative', about: name, detail: '', path: path(id) }]
      const mandates = [...ctg.mandates.filter(({ partyId }) => partyId === id), ...seatsOf(id)]
      const left = representedBy ? leftOn(representedBy, mandates, today) : undefined
      if (!representedBy || !left) return []
      const detail = textLabels.until(representedBy, left)
      return [{ code: 'representative-left', about: name, detail, path: path(id) }]
    }),
    ...(first
      ? [
          {
            code: 'without-address',
            about: String(withoutAddress.length),
            detail: formatFirst(withoutAddress.map(({ name }) => name)),
            path: path(first.id),
          } as const,
        ]
      : []),
    ...signatories.flatMap(({ partyId, name, act, signature }): readonly TextRemark[] => {
      if (!act?.adoptedOn || !signature?.signedOn || act.adoptedOn <= signature.signedOn) return []
      const detail = `acte du ${formatDay(act.adoptedOn)}, signature du ${formatDay(signature.signedOn)}`
      return [{ code: 'act-after-signature', about: name, detail, path: `/convention/signataires/${partyId}` }]
    }),
  ]
}

/** Bodies that no longer sit, and that an article still names. */
const aboutBodies = ({ articles, ctg, today }: TextState): readonly TextRemark[] =>
  ctg.bodies
    .filter((body) => isBodyEnded(body, today) && !ctg.bodies.some((one) => one !== body && one.name === body.name))
    .flatMap(({ name }) =>
      articles.flatMap((article, index): readonly TextRemark[] =>
        bare(article.body).includes(bare(name))
          ? [{ code: 'body-ended', about: name, detail: articleName(article, index), path: articlePath(article) }]
          : [],
      ),
    )

const aboutPriorities = ({ ctg }: TextState): readonly TextRemark[] =>
  ctg.retainedIssues
    .filter(({ hasObjective }) => !hasObjective)
    .map(({ id, title }) => ({
      code: 'priority-without-objective' as const,
      about: title,
      detail: '',
      path: `/enjeux/${id}`,
    }))

/** In the order of the work; empty when all holds, and for a text not begun. A convention signed is asked for nothing: the caller does not ask. */
export const textRemarks = (state: TextState): readonly TextRemark[] =>
  state.articles.length === 0
    ? []
    : [
        ...aboutArticles(state),
        ...aboutPeriod(state),
        ...aboutSignatories(state),
        ...aboutBodies(state),
        ...aboutPriorities(state),
      ]
