/** Every job of the process, by name: the compiler asks for the missing one. */
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { makeConventionPdf } from '#app/domains/convention/jobs.server.ts'
import type { JobName } from '#app/kernel/jobs.server.ts'
import { deliverMail } from '#app/kernel/mail.server.ts'
import type { Instance } from './request-context.server.ts'

const mailPayload = z.object({ mailId: z.uuid() })

export function createTaskList({ db, config }: Instance): TaskList {
  const sender = `Trame <ne-pas-repondre@${new URL(config.url).hostname}>`
  const tasks: Record<JobName, (payload: unknown) => Promise<void>> = {
    'send-mail': async (payload) => deliverMail(db, config.smtpUrl, sender, mailPayload.parse(payload).mailId),
    'make-convention-pdf': async (payload) => makeConventionPdf(db, config.dataFolder, payload),
  }
  return tasks
}
