/** Verifies signed PDFs, one after the other, in a worker thread: reading a file that somebody sent holds neither the server nor its memory. */
import { parentPort } from 'node:worker_threads'
import { type VerifyQuestion, verify } from './verify.server.ts'

parentPort?.on('message', async (question: VerifyQuestion) => {
  parentPort?.postMessage(await verify(question))
})
