/** Seals one PDF in a worker thread. */
import { type Seal, type SealKey, seal } from './seal.server.ts'

export type SealRequest = { readonly bytes: Uint8Array; readonly sealKey: SealKey; readonly seal: Seal }

export default (request: SealRequest): Promise<Uint8Array> => seal(request.bytes, request.sealKey, request.seal)
