/** The least that an SMTP server says: takes every mail, and keeps it as it came; it does not know `inconnue@…`. May be told to say nothing. */
import { createServer, type Socket } from 'node:net'

export type SmtpServer = { readonly url: string; readonly mails: readonly string[]; readonly close: () => void }

type Manners = {
  /** Asked at each connection: it is taken, and never answered. */
  readonly isSilent?: () => boolean
  /** Waited for once a mail has come whole, before it is said so. */
  readonly received?: (mail: string) => Promise<void>
}

export const openSmtpServer = ({ isSilent = () => false, received }: Manners = {}): Promise<SmtpServer> =>
  new Promise((resolve) => {
    const mails: string[] = []
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined) // who was speaking is killed
      if (isSilent()) return socket.resume()
      socket.write('220 test\r\n')
      converse(socket, mails, received)
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const close = () => {
        for (const socket of sockets) socket.destroy()
        server.close()
      }
      resolve({ url: `smtp://127.0.0.1:${port}`, mails, close })
    })
  })

function converse(socket: Socket, mails: string[], received: Manners['received']): void {
  const said = { text: '', isMail: false }
  socket.setEncoding('utf8')
  socket.on('data', async (chunk: string) => {
    said.text += chunk
    for (let end = endOf(said); end >= 0; end = endOf(said)) {
      const line = said.text.slice(0, end)
      said.text = said.text.slice(end + (said.isMail ? 5 : 2))
      if (said.isMail) {
        mails.push(line)
        await received?.(line)
      }
      const isData = !said.isMail && line.toUpperCase() === 'DATA'
      const isUnknown = !said.isMail && /^RCPT TO:<inconnue@/i.test(line)
      socket.write(isData ? '354 go on\r\n' : isUnknown ? '550 who\r\n' : '250 well\r\n')
      said.isMail = isData
    }
  })
}

/** Where the line ends, or the mail. */
const endOf = ({ text, isMail }: { readonly text: string; readonly isMail: boolean }) =>
  text.indexOf(isMail ? '\r\n.\r\n' : '\r\n')
