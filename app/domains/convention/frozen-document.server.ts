/** The whole convention as it stands, ready to be frozen and printed. Read-only. Rules: docs/rules/convention.md §2. */

import { createHash } from 'node:crypto'
import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import { getDiagnosisForDocument, listObjectivesForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { getPlanForDocument } from '#app/domains/plan/queries.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { formatDay } from '#app/kernel/format.ts'
import { agreeing, articleOf } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { diagnosisAnnex } from './annex-diagnosis.ts'
import { lastReadingsOf, planAnnex } from './annex-plan.ts'
import { getFindingElements, getGovernanceAnnex } from './annex-reads.server.ts'
import { numberOf } from './annexes/annex-kinds.ts'
import { withAnnexNumbers } from './annexes/annex-mentions.ts'
import { contentOf, getDocumentAnnexes } from './annexes/document-annexes.server.ts'
import { articleNotice, visasInForce } from './article-template.fr.ts'
import { readArticleFacts } from './articles/text-reads.server.ts'
import { readVisas } from './articles/visas.server.ts'
import type { Convention, Signatory } from './convention.ts'
import type { ConventionDocument, ConventionParty, SignatureRow } from './convention-document.ts'
import type { CtgFacts } from './ctg-facts.server.ts'
import {
  actWords,
  copiesWords,
  onOneLine,
  periodWords,
  preambleText,
  siretWords,
  territoryName,
  visaWords,
} from './document-words.fr.ts'
import { conventionLabels as t } from './labels.fr.ts'
import { loadConvention } from './load-convention.server.ts'
import { readPrintedTexts } from './printed-texts.server.ts'

type DocumentQuery = { readonly ctgId: string; readonly number: number; readonly at: Date }

/** @throws DomainError not-found */
export async function getConventionDocument(
  db: Reader,
  { ctgId, number, at }: DocumentQuery,
): Promise<ConventionDocument> {
  const { ctg: facts, facts: filling } = await readArticleFacts(db, { ctgId, today: parisDay(at) })
  const visas = await readVisas(db, ctgId)
  const convention = await loadConvention(db, ctgId)
  const articles = await rowsOf(db, 'convention_article', { ctg_id: ctgId })
    .select(['id', 'title', 'body'])
    .orderBy('position')
    .execute()
  const { signatories, signedOn } = convention
  const territory = territoryName(facts)
  const diagnosis = await getDiagnosisForDocument(db, ctgId, Number(parisDay(at).slice(0, 4)) - 1)
  const plan = await getPlanForDocument(db, ctgId)
  const objectives = await listObjectivesForDocument(db, ctgId)
  const textOf = await readPrintedTexts(db, ctgId, { articles, diagnosis, plan, facts: filling })
  const annexSources = {
    diagnosis: diagnosisAnnex(diagnosis, territory, await getFindingElements(db, ctgId), textOf),
    plan: planAnnex({ plan, objectives, lastReadings: lastReadingsOf(diagnosis), textOf }),
    governance: await getGovernanceAnnex(db, ctgId, parisDay(at)),
  }
  const annexes = await getDocumentAnnexes(db, ctgId, { ...annexSources, convention })
  return {
    title: 'Convention territoriale globale',
    territory,
    period: periodWords(facts.startsOn, facts.endsOn),
    version: {
      label: t.versionName(number),
      state: signedOn === null ? t.draftState : t.afterSignatureState(formatDay(signedOn)),
      madeOn: formatDay(parisDay(at)),
    },
    ribbon: (await isDemonstration(db)) ? documentsLabels.demoRibbon : null,
    ...(signedOn !== null && { signedOn: formatDay(signedOn) }),
    articlesNotice: signedOn === null ? articleNotice : null,
    parties: signatories.map((signatory) => partyOf(signatory, facts)),
    visas: [
      ...(visas ?? visasInForce(parisDay(at))),
      ...signatories.flatMap(({ act, kind, name }) => visaWords(act, kind, name) ?? []),
    ],
    preamble: readProse(preambleText(facts)),
    articles: articles.map(({ id, title }) => ({
      title,
      body: withAnnexNumbers(textOf('convention-article', id), (kind) => numberOf(annexes, kind)),
    })),
    signatures: { made: copiesWords(signatories.length), rows: signatureRows(convention, facts) },
    // What is not annexed is not frozen: a version says what it prints.
    ...contentOf(annexes, annexSources),
    annexes,
    gapWords,
  }
}

async function isDemonstration(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('instance_setting').select('value').where('key', '=', 'demo').executeTakeFirst()
  // Its seed freezes a version while it is still being played.
  return row?.value === 'started' || row?.value === 'played'
}

function partyOf(
  { partyId, kind, name, shortName, isLead, act, signature }: Signatory,
  { parties }: CtgFacts,
): ConventionParty {
  const party = parties.find(({ id }) => id === partyId)
  return {
    kind,
    name,
    shortName,
    article: articleOf(name),
    address: onOneLine(party?.address ?? '') || null,
    ...(party?.siret && { siret: siretWords(party.siret) }),
    isMasculine: agreeing('', name) === '',
    representatives: representativesOf(party?.representedBy ?? null, party?.representedAs ?? null),
    authorisedBy: actWords(act, kind),
    ...(signature?.signedOn === null && { refused: true as const, ...(isLead && { isNeeded: true as const }) }),
  }
}

/** Parties that refused do not sign this text. */
const signatureRows = ({ signatories }: Convention, { parties }: CtgFacts): readonly SignatureRow[] =>
  signatories
    .filter(({ signature }) => !signature || signature.signedOn !== null)
    .map(({ partyId, kind, name, signature }) => {
      const party = parties.find(({ id }) => id === partyId)
      const by = signature?.signedBy || party?.representedBy || null
      const [who] = representativesOf(by, signature?.signedAs || party?.representedAs || null)
      return {
        kind,
        name,
        // Of « son maire », nobody is named: it is said once.
        signatory: by === null ? null : (who?.name ?? who?.role ?? null),
        role: by === null || who?.name ? (who?.role ?? '') : '',
        place: null,
        signedOn: signature?.signedOn ? formatDay(signature.signedOn) : null,
      }
    })

/** Fingerprint of what a version says, whatever its number and its day (§2.4), and our own words for what is missing. */
export function contentSha256({ version: _version, gapWords: _words, ...content }: ConventionDocument): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
