/** Which failed jobs an act is about: one by its number, or all of a name. Pure. */
import { z } from 'zod'
import { inputLabels } from './input-labels.fr.ts'
import { jobIdInput } from './inputs.ts'

export const jobsInput = {
  /** Of the lanes' table; a name that no job bears finds none. */
  name: z.string({ error: inputLabels.jobIsGone }).regex(/^[a-z-]{1,60}$/, { error: inputLabels.jobIsGone }),
  jobId: z.union([z.literal(''), jobIdInput]).default(''),
}

export const namedJobs = ({ name, jobId }: { readonly name: string; readonly jobId: string }) =>
  jobId === '' ? { name } : { jobId }
