/** A reverse proxy that carries HTTPS, with a certificate made for the test: what stands before a real instance. */
import https from 'node:https'
import { createProxyServer, proxyUpgrade } from 'httpxy'
import { generate } from 'selfsigned'

export type HostHeader = 'kept' | 'rewritten'

/** @param port where browsers come. @returns how to point it at Trame, and to close it */
export async function openTlsProxy(port: number) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  const state: { target: string; host: HostHeader } = { target: '', host: 'kept' }
  const proxy = createProxyServer({ xfwd: true })
  const rewriting = () => ({ changeOrigin: state.host === 'rewritten' })
  const server = https.createServer({ key, cert }, (request, response) => {
    proxy.web(request, response, { target: state.target, ...rewriting() }).catch(() => response.destroy())
  })
  // What Trame refuses is passed on too: the client's socket then ends by itself.
  server.on('upgrade', (request, socket, head) => {
    proxyUpgrade(state.target, request, socket, head, rewriting()).catch(() => undefined)
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    passTo(target: string, host: HostHeader) {
      Object.assign(state, { target, host })
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
