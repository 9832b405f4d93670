/**
 * A producer of open data on this machine, which answers as data.caf.fr (Explore v2.1) and Melodi document: pages of records,
 * whole CSV files, archives; and fails as they do. Addresses keep their path and their question.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strToU8, zipSync } from 'fflate'

export type OpenRecord = Readonly<Record<string, string | number | null>>

/** What goes wrong once, in order, before the answer: 429 says when to come back. */
export type Fault = 'busy' | 'broken' | 'cut' | 'html' | 'hang'

export type OpenDataServer = {
  readonly addressOf: (address: string) => string
  /** Records by data set; what is not there is not found. */
  readonly sets: Map<string, readonly OpenRecord[]>
  /** By path: the archive holds `<name>_data.csv`. */
  readonly archives: Map<string, { readonly name: string; readonly text: string }>
  readonly faults: Map<string, Fault[]>
  /** Paths and questions asked, in order. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const cellOf = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

export function csvOf(records: readonly OpenRecord[], delimiter = ';'): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return [
    columns.join(delimiter),
    ...records.map((record) => columns.map((column) => cellOf(record[column])).join(delimiter)),
  ].join('\r\n')
}

function fail(answer: ServerResponse, fault: Fault): void {
  if (fault === 'busy') answer.writeHead(429, { 'retry-after': '1' }).end('{"error":"too many requests"}')
  if (fault === 'broken') answer.writeHead(502).end('bad gateway')
  if (fault === 'html')
    answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Maintenance</title>')
  if (fault === 'cut') {
    answer.writeHead(200, { 'content-length': '100000' })
    answer.write('annee;numcom\n2023;')
    setTimeout(() => answer.destroy(), 20)
  }
}

export async function startOpenData(): Promise<OpenDataServer> {
  const sets = new Map<string, readonly OpenRecord[]>()
  const archives = new Map<string, { readonly name: string; readonly text: string }>()
  const faults = new Map<string, Fault[]>()
  const asked: string[] = []
  const server = createServer((request, answer) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname + search)
    const fault = faults.get(pathname)?.shift()
    if (fault) return fail(answer, fault)
    const archive = archives.get(pathname)
    if (archive)
      return answer.end(
        zipSync({
          [`${archive.name}_metadata.csv`]: strToU8('COD_VAR;LIB_VAR\n'),
          [`${archive.name}_data.csv`]: strToU8(archive.text),
        }),
      )
    const [, set = '', form] =
      /^\/api\/explore\/v2\.1\/catalog\/datasets\/([^/]+)\/(records|exports\/csv)$/.exec(pathname) ?? []
    const records = sets.get(set)
    if (!records) return answer.writeHead(404, { 'content-type': 'application/json' }).end('{"error_code":"NotFound"}')
    if (form === 'exports/csv') return answer.writeHead(200, { 'content-type': 'text/csv' }).end(csvOf(records))
    const limit = Number(searchParams.get('limit') ?? 10)
    const offset = Number(searchParams.get('offset') ?? 0)
    if (limit > 100 || offset + limit > 10_000)
      return answer.writeHead(400).end('{"error_code":"InvalidRESTParameterError"}')
    answer.writeHead(200, { 'content-type': 'application/json' })
    answer.end(JSON.stringify({ total_count: records.length, results: records.slice(offset, offset + limit) }))
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const { port } = server.address() as AddressInfo
  return {
    ...{ sets, archives, faults, asked },
    addressOf(address) {
      const { pathname, search } = new URL(address)
      return `http://127.0.0.1:${port}${pathname}${search}`
    },
    async close() {
      server.closeAllConnections()
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      await closed.promise
    },
  }
}
