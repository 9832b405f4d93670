/** GET /signature/:signingToken/texte.pdf — the frozen text, for whoever holds the link to sign it; once it is signed in Trame, the copy signed. */
import { amendmentLabels } from '#app/domains/amendments/labels.fr.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { signingDoor } from '#app/domains/signing/door.server.ts'
import { getLinkFile } from '#app/domains/signing/links.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'

export const loader = doorRoute(signingDoor, async ({ found, db, surroundings: { instance } }) => {
  const { sha256, number, amendmentId } = await getLinkFile(db, found)
  const { fileName } = amendmentId === null ? conventionLabels : amendmentLabels
  return sendPdf(new Uint8Array(await readSmallFile(instance.files, sha256)), fileName(number))
})
