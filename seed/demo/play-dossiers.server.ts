/** The packs of the copil of the demonstration, asked in one gesture; their files are made once it serves. */
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { dossierFormats, sectionsOf } from '#app/domains/dossiers/dossiers.ts'
import type { PersonRef } from './people.ts'
import type { CtgIds, Stage } from './stage.server.ts'

type DossierRequest = {
  readonly by: PersonRef
  readonly on: string
  /** By default, the next copil. */
  readonly meetingId?: string
}

export async function requestPack(
  stage: Stage,
  { ctgId }: CtgIds,
  { by, on, meetingId = '' }: DossierRequest,
): Promise<void> {
  await requestDossier(await stage.as(by, on), {
    ctgId,
    kind: 'copil-pack',
    meetingId,
    sections: [...sectionsOf['copil-pack']],
    formats: [...dossierFormats],
  })
}
