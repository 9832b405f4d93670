/** Reads one Word document, in a worker thread with a memory limit. */
import { parentPort, workerData } from 'node:worker_threads'
import { type DocxRequest, readDocxNow } from './read-docx.server.ts'

const request: DocxRequest = workerData
parentPort?.postMessage(await readDocxNow(request))
