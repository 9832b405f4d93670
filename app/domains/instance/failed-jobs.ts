/** Which failed jobs an act is about: one by its number, or all of a name. Pure. */
import { z } from 'zod'
import { jobIdInput } from './inputs.ts'

export const jobsInput = {
  /** Of the lanes' table; a name that no job bears finds none. */
  name: z
    .string({ error: 'Cette tâche n’existe plus : rechargez la page.' })
    .regex(/^[a-z-]{1,60}$/, { error: 'Cette tâche n’existe plus : rechargez la page.' }),
  jobId: z.union([z.literal(''), jobIdInput]).default(''),
}

export const namedJobs = ({ name, jobId }: { readonly name: string; readonly jobId: string }) =>
  jobId === '' ? { name } : { jobId }
