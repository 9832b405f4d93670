/** What stands at the head of a printed document: the CTG, its signatories with their logos, demonstration or not. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DossierParty } from '#app/domains/documents/dossier.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'

/** One statement. The caller has checked the right to read. @throws DomainError not-found */
export async function getPrintedSetting(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'ctg', { id: ctgId }).find((eb) => [
    'ctg.name as ctgName',
    jsonArrayFrom(
      eb
        .selectFrom('party')
        .leftJoin('stored_file as logo', sameCtg('logo.id', 'party.logo_file_id'))
        .select(['party.name', 'party.kind', 'logo.sha256 as logoSha256', 'logo.media_type as logoMediaType'])
        .where('party.ctg_id', '=', ctgId)
        .where('party.is_signatory', '=', true)
        .orderBy('party.position'),
    ).as('parties'),
    eb.exists(eb.selectFrom('instance_setting').select('key').where('key', '=', 'demo')).as('isDemo'),
  ])
  const { ctgName, parties, isDemo } = found(row, 'ctg.not-found')
  return { ctgName, parties: parties.map(withLogo), isDemo: Boolean(isDemo) }
}

type PartyRow = Pick<DossierParty, 'name' | 'kind'> & {
  readonly logoSha256: string | null
  readonly logoMediaType: string | null
}

function withLogo({ name, kind, logoSha256, logoMediaType }: PartyRow): DossierParty {
  const isKnown = logoMediaType === 'image/png' || logoMediaType === 'image/jpeg'
  return logoSha256 && isKnown ? { name, kind, logo: { sha256: logoSha256, mediaType: logoMediaType } } : { name, kind }
}
