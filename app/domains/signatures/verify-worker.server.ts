/** Verifies one signed PDF, in a worker thread: reading a file that somebody sent holds neither the server nor its memory. */
import { type VerifyQuestion, verify } from './verify.server.ts'

/** Called with null, it only loads its libraries. */
export default async (question: VerifyQuestion | null) => question && verify(question)
