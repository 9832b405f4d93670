/** Work in the background: the PDF of a proof file, from its kept content alone. Rules: docs/rules/signing.md §5. */
import { z } from 'zod'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { keepFile } from '#app/domains/documents/keep-file.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { signingLabels as t } from './labels.fr.ts'

const payloadShape = z.object({ ctgId: z.uuid(), proofId: z.uuid() })
type ProofKey = z.output<typeof payloadShape>

export const askForProof = (tx: Transaction, key: ProofKey): Promise<void> =>
  enqueue(tx, 'make-proof-file', key, `proof:${key.proofId}`)

/** Makes the proof file once. A failure is recorded, then thrown so that the job is tried again. */
export async function makeProofFile(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const proof = await rowsOf(db, 'proof_file', { ctg_id: key.ctgId, id: key.proofId })
    .select(['content'])
    .where('state', '!=', 'ready')
    .executeTakeFirst()
  if (!proof) return
  try {
    const pdf = await writeDossier('pdf', readDossier(proof.content), (sha256) => readSmallFile(files, sha256))
    const file = { ctgId: key.ctgId, bytes: pdf, name: t.proofName, mediaType: mediaTypes.pdf }
    await keepFile({ db, files }, file, async (tx, add) => {
      const { fileId } = await add()
      await rowOf(tx, 'proof_file', { ctgId: key.ctgId, id: key.proofId }).update({ state: 'ready', file_id: fileId })
    })
  } catch (error) {
    await setState(db, key, 'failed')
    throw error
  }
}

const setState = (db: Database, { ctgId, proofId }: ProofKey, state: string) =>
  db
    .updateTable('proof_file')
    .set({ state })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', proofId)
    .where('state', '!=', 'ready')
    .execute()
