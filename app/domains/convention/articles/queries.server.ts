/** What the pages of the text read. Every function starts from the actor. */
import { showWithWords } from '#app/domains/observatory/shown-texts.server.ts'
import {
  type FactName,
  type Facts,
  factLabels,
  factsIn,
  gapWords,
  isFactName,
  sentenceOf,
} from '#app/domains/writing/facts.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { visasInForce } from '../article-template.fr.ts'
import { partySentence, visaWords } from '../document-words.fr.ts'
import { loadWrittenConvention } from '../load-convention.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { factPaths } from './fact-paths.ts'
import { readArticleFacts } from './text-reads.server.ts'
import { listGaps, textRemarks } from './text-remarks.ts'

type ShownFact = {
  readonly name: FactName
  readonly label: string
  readonly words: string
  readonly isKnown: boolean
  /** Where it is written, below the page of the CTG. */
  readonly path: string
}

const shownFact = (name: FactName, facts: Facts): ShownFact => {
  const fact = facts[name]
  return {
    name,
    label: factLabels[name],
    words: fact ? sentenceOf(fact) : gapWords(name),
    isKnown: fact !== undefined,
    path: factPaths[name],
  }
}

const everyFact: readonly FactName[] = Object.keys(factLabels).filter(isFactName)

/** The text at a glance: articles, parties and visas as they will be printed, what is to be looked at again. Four statements. */
export async function getTextPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [{ convention, articles }, { ctg, facts }, text] = await Promise.all([
    loadWrittenConvention(db, ctgId),
    readArticleFacts(db, { ctgId, today }),
    db.selectFrom('convention_text').selectAll().where('ctg_id', '=', ctgId).executeTakeFirst(),
  ])
  const { signatories, signedOn } = convention
  return {
    ctgId,
    signedOn,
    articles: articles.map(({ id, title, body }) => ({ id, title, gaps: listGaps(body, facts) })),
    remarks: signedOn === null ? textRemarks({ articles, facts, ctg, signatories, today }) : [],
    parties: ctg.parties
      .filter(({ isSignatory }) => isSignatory)
      .map((party) => ({ id: party.id, kind: party.kind, sentence: partySentence(party) })),
    visas: {
      own: text?.visas ?? null,
      proposed: visasInForce(today),
      ofActs: signatories.flatMap(({ act, kind, name }) => visaWords(act, kind, name) ?? []),
      version: text?.version ?? 1,
    },
    template: text?.template_name
      ? { name: text.template_name, author: text.template_author ?? '', datedOn: text.template_dated_on }
      : null,
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type TextPageData = Awaited<ReturnType<typeof getTextPage>>

/** What may be named in a text, with its words of the day: for the editor. */
export async function listFacts(context: Context, ctgId: string): Promise<readonly ShownFact[]> {
  requireMembership(context.actor, ctgId)
  const { facts } = await readArticleFacts(context.db, { ctgId, today: todayIn(context, ctgId) })
  return everyFact.map((name) => shownFact(name, facts))
}

/** One article, to read and to write. @throws DomainError not-found */
export async function getArticlePage(
  context: Context,
  { ctgId, articleId }: { readonly ctgId: string; readonly articleId: string },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [titles, { facts }] = await Promise.all([
    rowsOf(db, 'convention_article', { ctg_id: ctgId })
      .select(['id', 'title', 'body', 'version'])
      .orderBy('position')
      .execute(),
    readArticleFacts(db, { ctgId, today: todayIn(context, ctgId) }),
  ])
  const index = titles.findIndex(({ id }) => id === articleId)
  const article = found(titles[index], 'convention.article-not-found')
  const place = { subjectType: 'convention-article', subjectId: articleId, field: 'body' } as const
  const { words, ...body } = await showWithWords(db, ctgId, { ...place, words: article.body }, facts)
  return {
    ctgId,
    article,
    body,
    gaps: listGaps(words, facts),
    facts: factsIn(words).map((name) => shownFact(name, facts)),
    number: index + 1,
    count: titles.length,
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type ArticlePageData = Awaited<ReturnType<typeof getArticlePage>>
