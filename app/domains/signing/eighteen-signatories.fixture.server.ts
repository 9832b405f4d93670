/** A convention frozen for eighteen signatories, of whom none has signed; an authority that certifies what they sign with. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { makeConventionPdf } from '#app/domains/convention/jobs.server.ts'
import { issue, revocationList } from '#app/domains/signatures/certificates.fixture.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'

export const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`

export async function givenEighteenSignatories(db: Database) {
  const authority = await issue({ name: 'Autorité des collectivités' })
  const app = await openTestApp(db)
  const authoritiesFile = path.join(app.instance.config.dataFolder, 'authorities.pem')
  const list = pem('X509 CRL', await revocationList(authority, []))
  fs.writeFileSync(authoritiesFile, pem('CERTIFICATE', authority.der) + list)
  Object.assign(app.instance.config, { signing: { ...app.instance.config.signing, authoritiesFile } })
  const ctg = await givenFullCtg(db)
  const { ctgId } = ctg
  await db.deleteFrom('signed_copy').where('ctg_id', '=', ctgId).execute()
  await db.deleteFrom('proof_file').where('ctg_id', '=', ctgId).execute()
  const others = Array.from({ length: 16 }, () => randomUUID())
  await db
    .insertInto('party')
    .values(
      others.map((id, index) => ({
        ...{ ctg_id: ctgId, id, kind: 'authority' as const, name: `Commune ${index + 1}`, short_name: `C${index + 1}` },
        ...{ is_signatory: true, is_lead: false, position: 10 + index },
      })),
    )
    .execute()
  const { conventionVersionId } = await freezeVersion(ctg.as(ctg.actors.cafCoordinator), { ctgId })
  await makeConventionPdf(db, app.instance.files, { ctgId, conventionVersionId })
  const { file_sha256 } = await db
    .selectFrom('convention_version')
    .select('file_sha256')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', conventionVersionId)
    .executeTakeFirstOrThrow()
  return {
    ...{ app, ctg, versionId: conventionVersionId, authority },
    frozen: await readSmallFile(app.instance.files, file_sha256 ?? ''),
    parties: [ctg.cafPartyId, ctg.partyId, ...others],
    cookies: { caf: await app.signIn(ctg.actors.cafCoordinator), town: await app.signIn(ctg.actors.townCoordinator) },
  }
}
