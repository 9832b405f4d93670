/** A document asked for by the coordination of a CTG under way, and where to look in it. */
import { expect } from 'vitest'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import type { givenFollowedCtg } from '#test/followed-ctg.server.ts'
import { requestDossier } from './commands/request-dossier.server.ts'
import { type DossierKind, dossierFormats, sectionsOf } from './dossiers.ts'
import { getDossierPage } from './queries.server.ts'

export type Followed = Awaited<ReturnType<typeof givenFollowedCtg>>
export const asCoordinator = (ctg: Followed) => ctg.as(ctg.actors.cafCoordinator, testInstant)

/** With every section, in every format, unless told otherwise. @returns its page */
export async function request(ctg: Followed, kind: DossierKind = 'copil-pack', given: object = {}) {
  const input = { ctgId: ctg.ctgId, kind, sections: [...sectionsOf[kind]], formats: [...dossierFormats], ...given }
  const { dossierId } = await requestDossier(asCoordinator(ctg), input)
  return getDossierPage(asCoordinator(ctg), { ctgId: ctg.ctgId, dossierId })
}

export const section = ({ sections }: Dossier, key: string) =>
  sections.find((one) => one.key === key) ?? expect.unreachable(`no section ${key}`)

export const table = (dossier: Dossier, key: string, index = 0) =>
  section(dossier, key).blocks.filter((block) => block.kind === 'table')[index] ??
  expect.unreachable(`no table in ${key}`)
