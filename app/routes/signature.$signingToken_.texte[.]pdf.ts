/** GET /signature/:signingToken/texte.pdf — the frozen text, for whoever holds the link to sign it. */
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { signingDoor } from '#app/domains/signing/door.server.ts'
import { getLinkFile } from '#app/domains/signing/queries.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'

export const loader = doorRoute(signingDoor, async ({ found, db, surroundings: { instance } }) => {
  const { sha256, number } = await getLinkFile(db, found)
  return sendPdf(new Uint8Array(await readSmallFile(instance.files, sha256)), conventionLabels.fileName(number))
})
