/** A process that hands over one mail or one message, to be killed in the middle (sending-process-child.ts). */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export type Sent = {
  readonly url: string
  readonly mail?: { readonly id: string; readonly smtpUrl: string }
  readonly message?: { readonly ctgId: string; readonly messageId: string; readonly ownHost: string }
}

export type SendingProcess = { readonly kill: () => Promise<void>; readonly exited: Promise<unknown> }

export async function startSending(sent: Sent): Promise<SendingProcess> {
  const file = path.join(import.meta.dirname, 'sending-process-child.ts')
  const child = fork(file, [JSON.stringify(sent)], { execArgv: [] })
  const exited = once(child, 'exit')
  return {
    exited,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
