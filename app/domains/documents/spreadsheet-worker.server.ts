/** Reads one workbook, in a worker thread with a memory limit. */
import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbookNow, type SheetRequest } from './read-workbook.server.ts'

const request: SheetRequest = workerData
parentPort?.postMessage(await readWorkbookNow(request))
