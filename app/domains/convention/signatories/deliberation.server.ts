/** Facts of the model of deliberation of one signatory or of all, from the version to sign. Rules: docs/rules/convention.md §3. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { visasInForce } from '../article-template.fr.ts'
import { versionToSign } from '../convention.ts'
import { loadConvention } from '../load-convention.server.ts'
import { deliberationModel } from './deliberation.fr.ts'
import type { SignatoryRow } from './signatory-row.ts'

const contentShape = z.object({
  territory: z.string().default(''),
  period: z.string().default(''),
  ribbon: z.string().nullish(),
  parties: z.array(z.object({ name: z.string() })),
})

/** The version to sign as a model names it. @throws DomainError conflict while none is frozen */
async function loadVersion(db: Reader, ctgId: string, versionId: string | undefined) {
  if (versionId === undefined) throw new DomainError('conflict', 'convention.no-version-to-adopt')
  const version = await db
    .selectFrom('convention_version as version')
    .innerJoin('ctg', 'ctg.id', 'version.ctg_id')
    .select([
      'version.number',
      'version.made_at as madeAt',
      'version.file_sha256 as sha256',
      'version.content',
      'ctg.name as ctgName',
    ])
    .where('version.ctg_id', '=', ctgId)
    .where('version.id', '=', versionId)
    .executeTakeFirstOrThrow()
  const { content, ...facts } = version
  return { ...facts, ...contentShape.parse(content) }
}

export type DeliberationVersion = Awaited<ReturnType<typeof loadVersion>>

/** @param at the day the model is made */
export const modelFor = (row: SignatoryRow, version: DeliberationVersion, at: Date) =>
  deliberationModel({
    party: {
      ...row,
      actKind: row.act?.kind ?? null,
      session: row.act?.adoptedOn ? null : (row.act?.expectedOn ?? null),
    },
    ctgName: version.ctgName,
    territory: version.territory,
    period: version.period,
    versionNumber: version.number,
    frozenOn: parisDay(version.madeAt),
    sha256: version.sha256,
    visas: visasInForce(parisDay(at)),
    partyNames: version.parties.map(({ name }) => name),
    madeOn: parisDay(at),
    isDemo: Boolean(version.ribbon),
  })

/**
 * The models of these signatories, of all when none is said, in the order of the parties. The caller has checked the right to read.
 * @throws DomainError not-found for a party that signs nothing here, conflict while no version is frozen
 */
export async function loadModels(db: Reader, ctgId: string, at: Date, partyIds?: readonly string[]) {
  const convention = await loadConvention(db, ctgId)
  const rows = convention.signatories.filter(({ partyId }) => partyIds?.includes(partyId) ?? true)
  if (partyIds && rows.length < new Set(partyIds).size) throw new DomainError('not-found', 'ctg.party-not-found')
  const version = await loadVersion(db, ctgId, versionToSign(convention.versions)?.id)
  return rows.map((row) => ({ row, dossier: modelFor(row, version, at) }))
}

/** The model of one signatory, for a member. @throws DomainError as `loadModels` */
export async function getModel(
  context: Context,
  { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string },
) {
  const [model] = await getModels(context, ctgId, [partyId])
  return found(model, 'ctg.party-not-found')
}

/** The same, for a member. */
export async function getModels({ db, actor, at }: Context, ctgId: string, partyIds?: readonly string[]) {
  requireMembership(actor, ctgId)
  return loadModels(db, ctgId, at, partyIds)
}
