/** The signatories at the head of a printed paper, each with its logo or its initials. */
import type { DossierParty } from '#app/domains/documents/dossier.ts'
import { pageParty } from '#app/domains/documents/dossier-pages.ts'
import { placeLogos, readLogos } from '#app/domains/documents/write-dossier.server.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

/** In the order of the parties; `files` are the pictures the template reads. The caller has checked the right to read. */
export async function loadPartyMarks(db: Reader, ctgId: string, store: FileStore) {
  const rows = await db
    .selectFrom('party')
    .leftJoin('stored_file as logo', sameCtg('logo.id', 'party.logo_file_id'))
    .select(['party.name', 'party.kind', 'logo.sha256', 'logo.media_type as mediaType'])
    .where('party.ctg_id', '=', ctgId)
    .where('party.is_signatory', '=', true)
    .orderBy('party.position')
    .limit(40)
    .execute()
  const marked = rows.map(markedParty)
  const { placed, files } = placeLogos(await readLogos(marked, (sha256) => readSmallFile(store, sha256)))
  return { parties: marked.map((party, index) => pageParty(party, placed[index])), files }
}

type PartyRow = {
  readonly name: string
  readonly kind: PartyKind
  readonly sha256: string | null
  readonly mediaType: string | null
}

function markedParty({ name, kind, sha256, mediaType }: PartyRow): DossierParty {
  const isKnown = mediaType === 'image/png' || mediaType === 'image/jpeg'
  return sha256 !== null && isKnown ? { name, kind, logo: { sha256, mediaType } } : { name, kind }
}
