/** Several nodes of Trame on one PostgreSQL and one folder, behind a proxy that gives each its turn. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createServer } from 'node:http'
import { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createProxyServer } from 'httpxy'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { findFreePort } from '../e2e/free-port.ts'

const root = path.resolve(import.meta.dirname, '..')
const startMs = 240_000

export type StageNode = {
  readonly origin: string
  readonly output: () => string
  /** Once it serves, or works. @throws Error when it ends before */
  readonly ready: () => Promise<void>
  /** As a power cut would. */
  readonly kill: () => Promise<void>
  /** As who stops it does. */
  readonly stop: () => Promise<void>
}

export type NodesStage = Awaited<ReturnType<typeof openNodesStage>>

/** @param env of every node, over what they all share */
export async function openNodesStage(env: Readonly<Record<string, string>> = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-nodes-'))
  fs.chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'))
  const nodes: StageNode[] = []
  const proxy = await startProxy(() => nodes.filter(({ origin }) => origin !== ''))
  const shared = {
    DATABASE_URL: postgres.url,
    TRAME_DATA: path.join(folder, 'var'),
    TRAME_SECRET: 'secret that the nodes of this stage share',
    TRAME_URL: proxy.origin,
    NODE_ENV: 'production',
    SMTP_URL: '',
    ...env,
  }

  async function start(role: 'web' | 'worker', own: Readonly<Record<string, string>> = {}): Promise<StageNode> {
    const port = await findFreePort()
    const child = spawn(process.execPath, ['app/main.server.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...shared, ...own, PORT: String(port), TRAME_ROLE: role },
    })
    const node = nodeOf(child, role === 'web' ? `http://localhost:${port}` : '', (gone) =>
      nodes.splice(nodes.indexOf(gone), nodes.includes(gone) ? 1 : 0),
    )
    nodes.push(node)
    return node
  }

  return {
    databaseUrl: postgres.url,
    secret: shared.TRAME_SECRET,
    origin: proxy.origin,
    start,
    /** Nodes alive, in order of their start. */
    nodes: nodes as readonly StageNode[],
    async close() {
      await Promise.all([...nodes].map((node) => node.stop()))
      proxy.close()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function nodeOf(child: ChildProcess, origin: string, forget: (node: StageNode) => void): StageNode {
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  child.once('exit', () => forget(node))
  const end = async (signal: NodeJS.Signals) => {
    forget(node)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  const node: StageNode = {
    origin,
    output: () => said.text,
    async ready() {
      const deadline = Date.now() + startMs
      while (!/Trame est prête|exécute les tâches/.test(said.text)) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`a node did not start: ${said.text}`)
        await wait(50)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
  return node
}

/** Round robin, sockets too; a node that does not answer gives 502, and who asked asks again. */
async function startProxy(listNodes: () => readonly StageNode[]) {
  const turn = { count: 0 }
  const next = (): string | undefined => {
    const nodes = listNodes()
    turn.count += 1
    return nodes[turn.count % Math.max(nodes.length, 1)]?.origin
  }
  const proxy = createProxyServer({ xfwd: true })
  proxy.on('error', (_error, _request, response) => {
    if (response && 'writeHead' in response && !response.headersSent) response.writeHead(502).end()
    else response?.destroy()
  })
  const server = createServer((request, response) => {
    const target = next()
    if (!target) return void response.writeHead(502).end()
    proxy.web(request, response, { target }).catch(() => {
      if (!response.headersSent) response.writeHead(502).end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    const target = next()
    socket.on('error', () => undefined)
    if (!target || !(socket instanceof Socket)) return socket.destroy()
    proxy.ws(request, socket, { target }, head).catch(() => socket.destroy())
  })
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://localhost:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
