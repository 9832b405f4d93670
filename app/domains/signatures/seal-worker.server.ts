/** Seals one PDF in a worker thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Seal, type SealKey, seal } from './seal.server.ts'

export type SealRequest = { readonly bytes: Uint8Array; readonly sealKey: SealKey; readonly seal: Seal }

const request: SealRequest = workerData
parentPort?.postMessage(await seal(request.bytes, request.sealKey, request.seal))
